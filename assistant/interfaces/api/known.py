"""Keys that were shown a moment ago: they are not looked up again for every request of a busy caller."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable

from assistant.store import Key, Keys

_SECONDS = 1.0
_MOST = 1000


class KnownKeys:
    """The keys of a database. One that was good counts as good for `seconds`, the time in which a revocation takes effect."""

    def __init__(
        self, keys: Keys, *, seconds: float = _SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._keys, self._seconds, self._clock = keys, seconds, clock
        self._good: OrderedDict[bytes, tuple[float, Key]] = OrderedDict()

    def recall(self, token: str) -> Key | None:
        """The key of a token, if it was found within the last second."""
        until, key = self._good.get(_mark(token), (0.0, None))
        return key if self._clock() < until else None

    def find(self, token: str) -> Key | None:
        """The key of a token as the database has it now: slow enough to be asked for in a thread."""
        began, key = self._clock(), self._keys.find(token)
        if key is not None:
            self._good[_mark(token)] = began + self._seconds, key
            while len(self._good) > _MOST:
                self._good.popitem(last=False)
        return key


def _mark(token: str) -> bytes:
    """What stands for a token: the token itself is kept nowhere, in memory neither."""
    return hashlib.sha256(token.encode("utf-8", "backslashreplace")).digest()
