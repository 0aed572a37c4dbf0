"""Twenty offices' sheets into one, and two years side by side: totals, shares, growth and ranks by rule."""

from assistant.facts.rollup.combine import RolledUp, roll_up
from assistant.facts.rollup.model import Note, Reported
from assistant.facts.rollup.years import compared

__all__ = ["Note", "Reported", "RolledUp", "compared", "roll_up"]
