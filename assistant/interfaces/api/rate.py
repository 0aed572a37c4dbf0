"""How much a caller may ask for in a minute."""

from __future__ import annotations

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from assistant.errors import NigaoError
from assistant.interfaces.access import Caller


class TooManyError(NigaoError):
    """The minute's requests are used up; `seconds` until some are free again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"请求过于频繁，请{seconds}秒后再试", f"too many requests; try again in {seconds} s")
        self.seconds = seconds


class Rates:
    """The counts of this process, by key. The operator at this machine is not counted."""

    def __init__(self, requests: int, drafts: int, wrong: int) -> None:
        self._requests, self._drafts, self._wrong = requests, drafts, wrong
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

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

    def _hit(self, most: int, *names: str) -> None:
        item = RateLimitItemPerMinute(most)
        if not self._limiter.hit(item, *names):
            reset = self._limiter.get_window_stats(item, *names).reset_time
            raise TooManyError(max(1, math.ceil(reset - time.time())))
