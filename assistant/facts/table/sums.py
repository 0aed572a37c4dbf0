"""What rows are called that sum up others, or repeat a part of them."""

from __future__ import annotations

import re

_TOTAL = re.compile(r"(?:合\s*计|总\s*计|小\s*计|共\s*计|(?:sub)?-?total)", re.IGNORECASE)
GRAND = re.compile(r"(?:总\s*计|grand\s+total)", re.IGNORECASE)
OF_WHICH = re.compile(r"(?:其中|of which)", re.IGNORECASE)


def is_total(label: str) -> bool:
    """Whether a label names a sum of the rows around it: 合计, 投资合计, 小计, Total."""
    return bool(_TOTAL.match(label) or re.search(r"(?:合计|总计|小计)\Z", label))
