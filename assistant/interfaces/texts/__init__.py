"""What can be asked of a text alone: checked, searched for figures, learned from. Nothing is kept."""

from assistant.interfaces.texts.acts import ACTS
from assistant.interfaces.texts.workshop import BusyError, Workshop

__all__ = ["ACTS", "BusyError", "Workshop"]
