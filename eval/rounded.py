"""A number, and an interval around it, as a table shows them."""

from __future__ import annotations

from eval.intervals import Interval


def rounded(number: float, sign: str = "", digits: int = 4) -> str:
    """So many digits that count, and whole thousands in full: 0.0152, 62.31, 32,151. The sign + marks a gain too."""
    return f"{number:{sign},.0f}" if abs(number) >= 1000 else f"{number:{sign}.{digits}g}"


def bracketed(found: Interval, times: float, digits: int = 4) -> str:
    """[97.1, 99.0]; empty where both ends are the value: all drafts were alike."""
    if found.low == found.value == found.high:
        return ""
    return f"[{rounded(found.low * times, digits=digits)}, {rounded(found.high * times, digits=digits)}]"


def signed(change: Interval, times: float) -> str:
    """+1.03 [+0.3, +1.8], of a change times so much; 0 alone where nothing differs."""
    value, low, high = (
        rounded(each * times, "+" if each else "", 3) for each in (change.value, change.low, change.high)
    )
    return value if value == low == high == "0" else f"{value} [{low}, {high}]"
