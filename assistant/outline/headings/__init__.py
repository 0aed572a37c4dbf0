"""Headings in a text: which lines are headings, at what level, and where their own text begins.

Three steps: `lines` takes Markdown off, `markers` reads the number that a line begins with, `judge` decides
with its neighbours whether that line is a heading. `match` compares with an outline, which settles doubts.
"""

from assistant.outline.headings.match import Alignment, match_outline
from assistant.outline.headings.model import Form, Heading
from assistant.outline.headings.parse import parse_headings

__all__ = ["Alignment", "Form", "Heading", "match_outline", "parse_headings"]
