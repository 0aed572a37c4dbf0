"""A GGUF file on this machine, served by a child process on loopback."""

from assistant.writers.local.model import LocalChat

__all__ = ["LocalChat"]
