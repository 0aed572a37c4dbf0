"""The numbers of headings: none skipped, none twice, no level passed over, brackets and dots as usual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.checks.subject import Reading, Subject
from assistant.figures import to_chinese
from assistant.report.findings import Finding

_LEVELS = {"zh": 1, "zh-paren": 2, "num": 3, "num-paren": 4, "circle": 5}
# How a number is written by the standard; the second dot is what a Chinese keyboard gives.
_USUAL = {"zh": ("{}、",), "zh-paren": ("（{}）",), "num": ("{}.", "{}．"), "num-paren": ("（{}）",)}
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


def sequence(subject: Subject) -> Iterator[Finding]:
    """Numbers beneath one heading that do not count on: a skip, a repetition, a step back."""
    if subject.drafted:
        return
    lost = {p.id.rpartition(".")[0] for p in subject.missing if p.section.required}
    wrong = {id(reading) for reading, _, _ in _unlike_outline(subject)}
    counted = 0  # of numbers 1. 2. 3. so far
    for above, group in _groups(subject, wrong):
        last = place = counted if _runs_on(group, counted) else 0
        for reading in group:
            place += 1
            if id(reading) in wrong:  # told by `levels`; its place in the count is kept
                last += 1
                continue
            assert reading.found is not None
            n = reading.found.ordinals[-1]
            allowed = {last + 1, place}
            if reading.placed and (above in lost or _out_of_order(group)):
                allowed.add(reading.placed.index)
            if n not in allowed:
                variant = "skipped" if n > last + 1 else "repeated"
                expected = _like(reading, last + 1 if variant == "skipped" else place)
                yield subject.heading_finding("heading-number", reading, variant=variant, expected=expected)
            last = n
        counted += len(group) if group[0].found and group[0].found.kind == "num" else 0


def _runs_on(group: list[Reading], counted: int) -> bool:
    """Whether tasks count on through the whole text, 1. 2. 3. under （一） and 4. under （二）, as they often do."""
    return any(
        reading.found.ordinals[-1] == counted + place != place
        for place, reading in enumerate(group, 1)
        if reading.found and reading.found.kind == "num" and reading.found.ordinals
    )


def _groups(subject: Subject, wrong: set[int]) -> Iterator[tuple[str, list[Reading]]]:
    """Headings that count together: beneath one section of the outline, else beneath one heading."""
    groups: dict[tuple[str, str], list[Reading]] = {}
    for reading in subject.sections:
        above = _above(subject, reading)
        if id(reading) in wrong:
            for (other, _), group in groups.items():
                if other == above:
                    group.append(reading)
        elif reading.found and reading.found.ordinals:
            family = "num" if reading.found.kind in ("decimal", "bare") else reading.found.kind
            groups.setdefault((above, family), []).append(reading)
    for (above, _), group in groups.items():
        yield above, group


def _above(subject: Subject, reading: Reading) -> str:
    if reading.placed:
        return reading.id.rpartition(".")[0]
    if reading.above >= 0:
        owner = subject.readings[reading.above]
        return owner.id if owner.id else f"#{reading.above}"
    return ""


def _out_of_order(group: list[Reading]) -> bool:
    indexes = [r.placed.index for r in group if r.placed]
    return indexes != sorted(indexes)


def _like(reading: Reading, n: int) -> str:
    """The number n written as this heading's is."""
    assert reading.found is not None
    match reading.found.kind:
        case "zh" | "zh-paren":
            return _USUAL[reading.found.kind][0].format(to_chinese(n))
        case "num" | "num-paren":
            return _USUAL[reading.found.kind][0].format(n)
        case "decimal":
            return ".".join(str(part) for part in (*reading.found.ordinals[:-1], n))
        case _:
            return str(n)


def levels(subject: Subject) -> Iterator[Finding]:
    """Headings at another level than the outline's; without an outline, levels that are passed over.

    一、 straight to 1. all through a text is somebody's way, and told once.
    """
    if subject.drafted:
        return
    if subject.outline is not None:
        yield from _against_outline(subject)
        return
    first_below: dict[int, Reading] = {}
    for reading in subject.sections:
        if reading.above >= 0 and reading.found and reading.found.kind in _LEVELS:
            first_below.setdefault(reading.above, reading)
    stepped = [r for r in first_below.values() if r.level > subject.readings[r.above].level + 1]
    for reading in stepped[:1] if len(stepped) == len(first_below) else stepped:
        above = subject.readings[reading.above].level
        yield subject.heading_finding(
            "heading-number",
            reading,
            variant="stepped",
            severity="warning",
            above=str(above),
            expected=str(above + 1),
        )


def _against_outline(subject: Subject) -> Iterator[Finding]:
    for reading, variant, expected in _unlike_outline(subject):
        yield subject.heading_finding("heading-number", reading, variant=variant, expected=expected)


def _unlike_outline(subject: Subject) -> Iterator[tuple[Reading, str, str]]:
    """Headings at another level than the outline's, or without a number among numbered ones: which, and what is due.

    A text whose levels all lie deeper (its outline is a part of a larger one) is not at fault.
    """
    known = [r for r in subject.sections if r.placed and r.found]
    if not known or subject.outline is None:
        return
    shift = Counter(r.level - r.placed.level for r in known if r.placed).most_common(1)[0][0]
    for reading in known:
        assert reading.placed is not None
        if reading.number and reading.level - reading.placed.level != shift:
            yield reading, "level", str(reading.placed.level)
        elif not reading.number:
            beside = next(
                (r for r in known if r.placed and r.placed.level == reading.placed.level and r.number), None
            )
            if beside is not None:
                yield reading, "unnumbered", _like(beside, reading.placed.index)


def forms(subject: Subject) -> Iterator[Finding]:
    """Brackets and dots: half-width (一), `一.`, `1、`. A way kept through the whole text is told once."""
    if subject.drafted or subject.language == "en":
        return
    by_kind: dict[str, list[Reading]] = {}
    for reading in subject.sections:
        if reading.found and reading.found.kind in _USUAL:
            by_kind.setdefault(reading.found.kind, []).append(reading)
    for kind, readings in by_kind.items():
        unusual = [r for r in readings if not _is_usual(r, kind)]
        for reading in unusual[:1] if len(unusual) == len(readings) else unusual:
            assert reading.found is not None
            expected = _like(reading, reading.found.ordinals[-1])
            yield subject.heading_finding(
                "heading-number", reading, variant="form", severity="warning", expected=expected
            )


def _is_usual(reading: Reading, kind: str) -> bool:
    assert reading.found is not None
    n = reading.found.ordinals[-1]
    number = to_chinese(n) if kind.startswith("zh") else str(n)
    written = reading.number.translate(_WIDE)
    return any(written == form.format(number) for form in _USUAL[kind])


def corrected(subject: Subject) -> Iterator[tuple[Reading, str]]:
    """Headings whose number `check --fix` writes anew, with the right number: a group that skips or repeats is
    counted through, and brackets and dots are put as usual. Only of a text without an outline."""
    wrong = {finding.section for finding in sequence(subject)}
    counted = 0
    for _, group in _groups(subject, set()):
        first = counted if _runs_on(group, counted) else 0
        # What begins with 三、 may be an excerpt: its beginning stands elsewhere.
        begins = group[0].found is not None and group[0].found.ordinals[-1] == first + 1
        anew = begins and any(reading.id in wrong for reading in group if reading.id)
        for place, reading in enumerate(group, first + 1):
            assert reading.found is not None
            usual = reading.found.kind in _USUAL
            number = _like(reading, place if anew else reading.found.ordinals[-1])
            if (anew and reading.found.ordinals[-1] != place) or (
                usual and not _is_usual(reading, reading.found.kind)
            ):
                yield reading, number
        counted += len(group) if group[0].found and group[0].found.kind == "num" else 0
