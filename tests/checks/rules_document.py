"""Writes docs/rules.md anew from the rule table: `python -m tests.checks.rules_document`."""

from __future__ import annotations

from pathlib import Path

from assistant.checks.listing import document

if __name__ == "__main__":
    Path(__file__).parents[2].joinpath("docs", "rules.md").write_text(document(), "utf-8")
