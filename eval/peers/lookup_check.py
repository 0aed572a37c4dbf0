"""Readers of numbers as checkers for `python -m eval.planted`: `lookup_check.py recognizers|cn2an`; needs that package.

Neither binds a number to a fact. Each is given the most that it can do: to look up every number that it reads in the
text among those of the fact lines.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable

Found = list[tuple[int, int, str]]
Reader = Callable[[str], Found]
_RUN = re.compile(r"\d+(?:\.\d+)?[万亿]*|[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?")


def recognizers() -> Reader:
    """Recognizers-Text: numbers and percentages, with the value that it resolves them to."""
    from recognizers_number import (  # type: ignore[import-not-found]
        Culture,
        recognize_number,
        recognize_percentage,
    )

    def read(text: str) -> Found:
        culture = Culture.Chinese if any("一" <= char <= "鿿" for char in text) else Culture.English
        found = [*recognize_percentage(text, culture), *recognize_number(text, culture)]
        return [(one.start, one.end + 1, str((one.resolution or {}).get("value"))) for one in found]

    return read


def cn2an() -> Reader:
    """cn2an reads one number at a time; the runs of digits and numerals are found for it."""
    import cn2an as reader  # type: ignore[import-not-found]

    def read(text: str) -> Found:
        found: Found = []
        for run in _RUN.finditer(text):
            try:
                found.append((run.start(), run.end(), str(float(reader.cn2an(run[0], "smart")))))
            except ValueError:
                continue
        return found

    return read


def main(name: str) -> None:
    read = {"recognizers": recognizers, "cn2an": cn2an}[name]()
    for line in sys.stdin:
        asked = json.loads(line)
        known = {value for fact in asked["lines"] for _, _, value in read(fact)}
        places = [(start, end) for start, end, value in read(asked["text"]) if value not in known]
        sys.stdout.write(json.dumps({"id": asked["id"], "flagged": places}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
