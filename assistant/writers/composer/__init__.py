"""The composer: the writer with no model. The same input gives the same text."""

from assistant.writers.composer.writer import ComposerWriter, compose

__all__ = ["ComposerWriter", "compose"]
