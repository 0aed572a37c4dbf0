"""Other tools as checkers of figures; run by the Python of their own environment, so only the standard library here.

Reads a JSON list of [text, fact lines] from the file named first, and prints a JSON object: tool → {"flagged": spans
for each text, "seconds": what it took} or {"absent": why}. None of the tools binds a figure to a fact: each is given
the most that it can do, which is to look up every number that it reads in the text among those of the fact lines.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Found = list[tuple[int, int, str]]
Reader = Callable[[str], Found]
_RUN = re.compile(r"\d+(?:\.\d+)?[万亿]*|[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?")


def with_recognizers() -> Reader:
    """Recognizers-Text: numbers and percentages in Chinese, with the value it resolves them to."""
    from recognizers_number import (  # type: ignore[import-not-found]
        Culture,
        recognize_number,
        recognize_percentage,
    )

    def read(text: str) -> Found:
        found = [*recognize_percentage(text, Culture.Chinese), *recognize_number(text, Culture.Chinese)]
        return [(one.start, one.end + 1, str((one.resolution or {}).get("value"))) for one in found]

    return read


def with_cn2an() -> Reader:
    """cn2an reads one number at a time; the runs of digits and numerals are found for it."""
    import cn2an  # type: ignore[import-not-found]

    def read(text: str) -> Found:
        found: Found = []
        for run in _RUN.finditer(text):
            try:
                found.append((run.start(), run.end(), str(float(cn2an.cn2an(run[0], "smart")))))
            except ValueError:
                continue
        return found

    return read


def by_value(read: Reader, text: str, lines: Iterable[str]) -> list[tuple[int, int]]:
    """The spans whose value no fact line holds."""
    known = {value for line in lines for _, _, value in read(line)}
    return [(start, end) for start, end, value in read(text) if value not in known]


def with_gongwen() -> Callable[[str, list[str]], list[tuple[int, int]]]:
    """gongwen-skill's fact check: what is not confirmed by the background file is left to be looked at."""
    from engine.fact_check import build_baseline, extract_entities  # type: ignore[import-not-found]

    folder = Path(tempfile.mkdtemp(prefix="nigao-bench-"))

    def check(text: str, lines: list[str]) -> list[tuple[int, int]]:
        background = folder / "background.txt"
        background.write_text("\n".join(lines), "utf-8")
        baseline = build_baseline([str(background)])
        names = [e.entity_name for e in extract_entities([text]) if e.entity_type == "data"]
        return [
            found.span()
            for name in names
            if name not in baseline
            for found in re.finditer(re.escape(name), text)
        ]

    return check


def _checkers() -> dict[str, Callable[[], Callable[[str, list[str]], list[tuple[int, int]]]]]:
    def looked_up(
        make: Callable[[], Reader],
    ) -> Callable[[], Callable[[str, list[str]], list[tuple[int, int]]]]:
        def ready() -> Callable[[str, list[str]], list[tuple[int, int]]]:
            read = make()
            return lambda text, lines: by_value(read, text, lines)

        return ready

    return {
        "Recognizers-Text": looked_up(with_recognizers),
        "cn2an": looked_up(with_cn2an),
        "gongwen-skill": with_gongwen,
    }


def main(file: str) -> None:
    cases = json.loads(Path(file).read_text("utf-8"))
    answers: dict[str, Any] = {}
    for name, make in _checkers().items():
        try:
            check = make()
        except ImportError as error:
            answers[name] = {"absent": str(error)}
            continue
        started = time.perf_counter()
        flagged = [check(text, lines) for text, lines in cases]
        answers[name] = {"flagged": flagged, "seconds": time.perf_counter() - started}
    print(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1])
