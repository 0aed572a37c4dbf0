"""合计 rows compared with their parts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.facts.arithmetic import plain
from assistant.facts.model import Fact
from assistant.facts.table.cells import Record, Table
from assistant.facts.table.rows import Line
from assistant.facts.table.sums import GRAND, OF_WHICH, is_total
from assistant.figures import kind_of_unit
from assistant.language import Said


def check_totals(table: Table, lines: Sequence[Line]) -> list[Said]:
    """A warning for each 合计 row whose parts do not add up to it.

    Its parts are the rows next to it with the same unit, above it or, for a table that begins with
    its total, below; 其中 rows repeat a part and do not count. Over a gap nothing is compared.
    """
    told: list[Said] = []
    for index, line in enumerate(lines):
        if line.record is None or not is_total(line.name) or line.record.fact.quantity is None:
            continue
        above = _parts(line, lines[:index][::-1], -1)
        parts = above or _parts(line, lines[index + 1 :], 1)
        if parts and (warning := _compare(table, line, parts)):
            told.append(warning)
    return told


def _parts(line_of_total: Line, lines: Sequence[Line], step: int) -> list[Record]:
    assert line_of_total.record is not None
    total, number = line_of_total.record.fact, line_of_total.row.number
    grand = bool(GRAND.match(line_of_total.name))
    parts: list[Record] = []
    sums: list[Record] = []
    for line in lines:
        record = line.record
        if record is None or line.row.number != number + step:
            break
        number = line.row.number
        if is_total(line.name):
            sums.append(record)
            if not grand:
                break
        elif OF_WHICH.match(line.name):
            continue
        elif not _alike(total, record.fact):
            break
        else:
            parts.append(record)
    chosen = sums if grand and len(sums) > 1 else parts
    complete = len(chosen) > 1 and all(part.fact.value is not None for part in chosen)
    return chosen if complete and all(part.fact.value_high is None for part in chosen) else []


def _alike(total: Fact, part: Fact) -> bool:
    if part.formula or part.text:
        return False
    if part.quantity is None:
        return True  # a gap among the parts: found out by the caller
    assert total.quantity is not None
    same = part.quantity.unit == total.quantity.unit and part.period == total.period
    return same and kind_of_unit(part.quantity.unit) not in ("percent", "percentage_point", "ratio")


def _compare(table: Table, line: Line, parts: Sequence[Record]) -> Said | None:
    total = line.record.fact if line.record else None
    if total is None or total.quantity is None:
        return None
    quantities = [part.fact.quantity for part in parts]
    added = sum((q.value for q in quantities if q), start=total.quantity.value * 0)
    if added == total.quantity.value:
        return None
    place, name, unit = table.place(line.row), Path(table.file).name, total.quantity.unit
    stated, summed = plain(total.quantity.value) + unit, plain(added) + unit
    return Said(
        f"{name}，{place.zh}“{total.name}”为{stated}，但其各项（{len(parts)}行）相加为{summed}",
        f"{name}, {place.en}: {total.name!r} says {stated}, but its {len(parts)} parts add up to {summed}",
    )
