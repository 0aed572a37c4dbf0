"""What the lines above a table's header say of the whole table: its unit, and who filled it in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.facts.table.cells import Row
from assistant.facts.table.columns import is_unit

_UNIT = re.compile(r"(?:计量)?单位\s*[:：]\s*(\S+?)\s*[)）]?\Z")
_OWNER = re.compile(
    r"(?:(?:填报|填表|报送|上报|报告|汇总|编制)(?:单位|部门|机关|乡镇)|(?:单位|部门)名称|reported by|office|department)"
    r"(?:[（(](?:盖章|公章|签章)[）)])?\s*[:：]\s*(.*)\Z",
    re.IGNORECASE,
)


def stated_unit(rows: Sequence[Row]) -> str:
    """The unit that serves the whole table: 单位：万元; empty where none is said."""
    for row in rows:
        for cell in row.cells:
            match = _UNIT.search(cell.text)
            if match and is_unit(match[1]):
                return match[1]
    return ""


def stated_owner(rows: Sequence[Row]) -> str:
    """Who filled the table in: 填报单位（盖章）：城东镇, or with the name in the next cell; empty where none is said."""
    for row in rows:
        for column, cell in enumerate(row.cells):
            if match := _OWNER.match(cell.text):
                # Date and telephone often follow on the same line, parted by wide spaces that are one here.
                told = match[1] or next((c.text for c in row.cells[column + 1 :] if c.text), "")
                return re.split(r"\s|[,，;；]", told.strip(), maxsplit=1)[0][:40]
    return ""
