"""Who calls, and which reports are theirs: the same for every door."""

from assistant.interfaces.access.caller import OPERATOR, Caller, NotAllowedError, caller_in, require
from assistant.interfaces.access.shelf import NotFoundError, Shelf

__all__ = ["OPERATOR", "Caller", "NotAllowedError", "NotFoundError", "Shelf", "caller_in", "require"]
