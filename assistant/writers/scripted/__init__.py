"""The scripted model: answers and faults from a file, for tests, evaluation and demonstrations."""

from assistant.writers.scripted.model import ScriptedModel, ScriptedWriter
from assistant.writers.scripted.script import Line, Script, read_script

__all__ = ["Line", "Script", "ScriptedModel", "ScriptedWriter", "read_script"]
