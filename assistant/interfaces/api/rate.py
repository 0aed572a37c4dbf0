"""How much a caller may ask for in a minute."""

from __future__ import annotations

import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

from assistant.errors import NigaoError
from assistant.interfaces.access import Caller

_MINUTE = 60.0
_MOST = 10_000  # callers whose minute is kept; among more, who was away longest starts afresh


class TooManyError(NigaoError):
    """The minute's requests are used up; `seconds` until some are free again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"请求过于频繁，请{seconds}秒后再试", f"too many requests; try again in {seconds} s")
        self.seconds = seconds


class Rates:
    """The counts of this process, by key. The operator at this machine is not counted.

    The window moves: in no 60 seconds, wherever they begin, is more let in than allowed.
    """

    def __init__(
        self, requests: int, drafts: int, wrong: int, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._requests, self._drafts, self._wrong, self._clock = requests, drafts, wrong, clock
        self._let_in: OrderedDict[tuple[str, str], deque[float]] = OrderedDict()
        self._lock = Lock()

    def request(self, caller: Caller) -> None:
        """Counts a request. Raises TooManyError."""
        if caller.key:
            self._hit(caller.per_minute or self._requests, "request", caller.key)

    def draft(self, caller: Caller) -> None:
        """Counts what a model will work for. Raises TooManyError."""
        if caller.key:
            self._hit(self._drafts, "draft", caller.key)

    def wrong(self, address: str) -> None:
        """Counts a wrong key from an address. Raises TooManyError when it must be guessing."""
        self._hit(self._wrong, "wrong", address)

    def _hit(self, most: int, what: str, who: str) -> None:
        """Lets one more in. What is refused is not counted: who is refused need only wait."""
        with self._lock:
            now, minute = self._clock(), self._minute((what, who))
            while minute and minute[0] <= now - _MINUTE:
                minute.popleft()
            if len(minute) >= most:
                # Where a limit was lowered meanwhile more than one has to go by first.
                free = minute[len(minute) - most] + _MINUTE if most > 0 else now + _MINUTE
                raise TooManyError(max(1, math.ceil(free - now)))
            minute.append(now)

    def _minute(self, key: tuple[str, str]) -> deque[float]:
        """The moments at which this caller was let in, the oldest first."""
        minute = self._let_in.get(key)
        if minute is None:
            minute = self._let_in[key] = deque()
            if len(self._let_in) > _MOST:
                self._let_in.popitem(last=False)
        else:
            self._let_in.move_to_end(key)
        return minute
