"""The batches in `tests/data/grounding/open/`, for which nothing has been changed since they were first run.

`python -m tests.grounding.scores` prints a row for each; files may be named instead. A label speaks of every verdict that
overlaps its place in the text; a figure without a label is right. Strict: an error must be contradicted where the label says so.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.grounding.cases import VERDICTS, Labelled, of_subject
from tests.grounding.planted.sentences import DATA
from tests.tables import table

_RIGHT = "sdro"


def judged(case: Labelled) -> Iterator[tuple[str, str]]:
    """The label and the verdict of each figure; a label that no verdict overlaps has the verdict `not judged`."""
    places = {key: (case.text.index(key), case.text.index(key) + len(key)) for key in case.want}
    seen: set[str] = set()
    for verdict in case.figures():
        keys = [key for key, (start, end) in places.items() if verdict.start < end and start < verdict.end]
        seen.update(keys)
        for key in keys:
            yield case.want[key], verdict.verdict
        if not keys:
            yield "r", verdict.verdict
    yield from ((label, "not judged") for key, label in case.want.items() if key not in seen)


def tally(cases: Iterator[Labelled]) -> Counter[str]:
    """How many figures there are, and how many of them got which verdict wrongly."""
    counts: Counter[str] = Counter()
    for label, verdict in (pair for case in cases for pair in judged(case)):
        right = label in _RIGHT
        counts.update(figures=1, sound=right)
        if verdict in VERDICTS[label]:
            counts.update(judged=1)
        elif right:
            counts.update(accused=verdict == "contradicted", open=verdict != "contradicted")
        else:
            counts.update(passed=verdict in ("supported", "derived"), flagged=verdict == "unsupported")
    return counts


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted((DATA / "open").glob("*.yaml"))
    print(
        "| batch | figures | verdicts right | right figures | of these contradicted | left open | errors passed |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for file in files:
        language = "zh" if file.name.startswith("zh") else "en"
        subjects = table(file)
        found = tally(case for subject in subjects for case in of_subject(subject, language))
        share = 100 * found["judged"] / max(found["figures"], 1)
        cells = [file.stem, found["figures"], f"{share:.1f} %", found["sound"], found["accused"]]
        print("| " + " | ".join(map(str, [*cells, found["open"], found["passed"]])) + " |")


if __name__ == "__main__":
    main()
