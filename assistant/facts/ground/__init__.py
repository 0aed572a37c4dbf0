"""Figures bound to facts: the verdict on each figure of a text, and where required facts are stated."""

from assistant.facts.ground.judge import ground
from assistant.facts.ground.model import Grounding, Verdict
from assistant.facts.ground.stated import stated

__all__ = ["Grounding", "Verdict", "ground", "stated"]
