"""The brief: what to write, and where to read it from."""

from assistant.brief.model import Brief, Task
from assistant.brief.read import read_brief

__all__ = ["Brief", "Task", "read_brief"]
