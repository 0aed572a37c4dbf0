"""The cases that two results share, and those that they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError
from eval.record import Record
from eval.results import kept_records


@dataclass(frozen=True, slots=True)
class Pair:
    """The drafts of the cases that both have, before and after. The others are named, and not compared.

    `new` are only in the second, `gone` only in the first; of `changed` the files are no longer the same.
    """

    before: tuple[Record, ...]
    after: tuple[Record, ...]
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def cases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(record.case for record in self.after))


def results(said: Path) -> list[Record]:
    """The records of one system: a folder or file of results, with @SYSTEM behind it where it holds several.

    Raises InputError when it holds several and none is named, or not the one that is.
    """
    name = ""
    if not said.exists():
        start, _, name = str(said).partition("@")
        said = Path(start)
    records = kept_records(said)
    systems = list(dict.fromkeys(record.model for record in records))
    if not name and len(systems) == 1:
        return records
    if name not in systems:
        raise InputError(
            "要比较的系统不明" if systems else "没有结果",
            "name one system: FOLDER@SYSTEM" if systems else "there are no results",
            file=said,
            found=name or None,
            expected=" / ".join(systems) or None,
        )
    return [record for record in records if record.model == name]


def paired(before: Sequence[Record], after: Sequence[Record]) -> Pair:
    """The pair. Raises InputError when there is no case that can be compared."""
    old, new = ({record.case: record.digest for record in records} for records in (before, after))
    shared = {case for case in new if old.get(case) == new[case]}
    if not shared:
        raise InputError("没有可比的样本", "there is no case that both have, unchanged")
    return Pair(
        tuple(record for record in before if record.case in shared),
        tuple(record for record in after if record.case in shared),
        tuple(case for case in new if case not in old),
        tuple(case for case in old if case not in new),
        tuple(case for case in new if case in old and case not in shared),
    )
