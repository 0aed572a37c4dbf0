"""Tables of facts: what a section with `figure: table|bar|line` shows beside its text.

Nothing in them is stored: rows, captions and totals follow from outline and facts each time they are printed, so that
one changed fact changes its cell, its bar and the total.
"""

from assistant.report.table.model import Cell, FactTable, attached_table, fact_tables
from assistant.report.table.shown import facts_in_tables

__all__ = ["Cell", "FactTable", "attached_table", "fact_tables", "facts_in_tables"]
