"""The note of a learned fact: the only place where the sample's value is kept."""

from __future__ import annotations

from assistant.language import Language
from assistant.outline.learn.units import Spot


def of(spot: Spot, shown: str, period: str, language: Language) -> str:
    """样本值：1286家次；样本时间：1—11月."""
    shown = " ".join(shown.split())
    zh = language == "zh"
    if spot.gap:
        parts = [f"样本中为空缺：{shown}" if zh else f"a gap in the sample: {shown}"]
    else:
        parts = [f"样本值：{shown}" if zh else f"sample value: {shown}"]
    if period:
        parts.append(f"样本时间：{period}" if zh else f"sample period: {period}")
    if spot.change:
        parts.append("下降填负数" if zh else "a fall is negative")
    return ("；" if zh else "; ").join(parts)
