"""Reports that are kept: what is listed, what changed from version to version and by whom, and what goes out and in."""

from __future__ import annotations

import getpass
import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.documents import read_report
from assistant.documents.source import check_source
from assistant.documents.target import replace_file
from assistant.errors import ConflictError, DocumentError
from assistant.facts.model import Fact
from assistant.language import Said
from assistant.report.accept import accept, lock
from assistant.report.compare import Change, differences
from assistant.report.model import Report
from assistant.service.desk import section_id
from assistant.service.living import Updated, update
from assistant.settings import settings
from assistant.store import Store, Version, back_up, bring_back
from assistant.store.backup import is_backup


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that two versions state differently; None where it was not there."""

    id: str
    before: Fact | None
    after: Fact | None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a report side by side: the sentences and the facts that differ, and who came between."""

    before: int
    after: int
    changes: tuple[Change, ...]
    facts: tuple[FactChange, ...]
    versions: tuple[Version, ...]


def open_store() -> Store:
    """The store that the settings name: a database by URL, or SQLite in the data folder."""
    return Store(settings().database or settings().data)


def person() -> str:
    """Who is at this machine, for the record; empty where the system does not say."""
    with suppress(OSError, KeyError):
        return getpass.getuser()
    return ""


def compare(store: Store, name: str, first: int | None = None, second: int | None = None) -> Compared:
    """What differs between two versions; by default the newest and the one before it."""
    new, after = store.load_with_version(name, second)
    before = max(1, after - 1) if first is None else first
    old = store.load(name, before)
    low, high = sorted((before, after))
    between = tuple(v for v in store.versions(name) if low < v.number <= high)
    return Compared(before, after, differences(old, new), fact_changes(old, new), between)


def section_of(report: Report, said: str) -> str:
    """The id of a section named in any way, also of a locked one. Raises InputError for an unknown one."""
    for _, _, section in report.walk():
        if section.locked:
            report = report.with_part(section.id, lambda part: part.model_copy(update={"locked": False}))
    return section_id(report, said)


def fact_changes(before: Report, after: Report) -> tuple[FactChange, ...]:
    """Every fact that is not the same in both, in the order of the newer sheet."""
    old = {fact.id: fact for fact in before.brief.facts}
    new = {fact.id: fact for fact in after.brief.facts}
    names = dict.fromkeys([*new, *old])
    return tuple(FactChange(n, old.get(n), new.get(n)) for n in names if old.get(n) != new.get(n))


def change_facts(
    store: Store, name: str, changed: Iterable[Fact], *, base: int, who: str
) -> tuple[Updated, Version]:
    """`update` of a kept report, as its next version whose note names the facts. Raises ConflictError."""
    changed = list(changed)
    updated = update(store.load(name, base), changed)
    note = "、".join(fact.id for fact in changed)
    return updated, store.save(name, updated.report, base=base, who=who, why="facts", note=note)


def enter_facts(
    store: Store, name: str, changed: Iterable[Fact], *, base: int, who: str
) -> tuple[Updated, Version]:
    """`change_facts` of values typed over version `base`, laid over what others have changed since.

    Raises ConflictError when one of the same facts was changed meanwhile to something else; nothing is kept then.
    """
    changed = list(changed)
    seen = {fact.id: fact for fact in store.load(name, base).brief.facts}
    while True:
        newest, number = store.load_with_version(name)
        there = {fact.id: fact for fact in newest.brief.facts}
        for fact in changed:
            if there.get(fact.id) not in (seen.get(fact.id), fact):
                raise ConflictError(
                    f"“{fact.name}”已由他人改过，请看新值后再改",
                    f"{fact.name} was changed by somebody else; look at the new value first",
                )
        try:
            return change_facts(store, name, changed, base=number, who=who)
        except ConflictError:
            continue  # somebody was faster between the two lines above


def decide(
    store: Store, name: str, proposed: Report, picked: Collection[int], *, base: int, who: str, prompt: str
) -> Version:
    """Keeps the picked sentences of a proposal as the next version; `prompt` is what was asked for. Raises ConflictError."""
    from assistant.drafting.steps import checked

    taken = checked(accept(store.load(name, base), proposed, picked))
    return store.save(name, taken, base=base, who=who, why="revised", note=prompt)


def set_lock(
    store: Store, name: str, section: str, sentence: str = "", *, locked: bool, base: int, who: str
) -> Version:
    """Locks or opens a section, or one sentence of it, as the next version. Raises InputError, ConflictError."""
    report = lock(store.load(name, base), section, sentence, locked=locked)
    note = f"{'+' if locked else '-'}{section} {sentence}".strip()
    return store.save(name, report, base=base, who=who, why="locked", note=note)


def export(store: Store, name: str, target: Path) -> None:
    """Writes a report with all its versions to one file, for `bring_in` elsewhere."""
    data = json.dumps(store.export(name), ensure_ascii=False, indent=1) + "\n"
    replace_file(target, data.encode("utf-8", "backslashreplace"))


def bring_in(store: Store, source: Path, *, who: str = "") -> list[str]:
    """Keeps what a file holds, under new ids: an exported report, a saved draft, or a whole backup (into an empty store).

    The ids kept. Raises DocumentError when the file is none of these.
    """
    check_source(source)
    if is_backup(source):
        bring_back(store.engine, source)
        return [entry.id for entry in store.list()]
    if source.suffix.lower() != ".json":
        expected = Said("导出的 .json、保存的 .json 或备份", "an exported .json, a saved .json, or a backup")
        raise DocumentError("不能导入这种文件", "cannot be imported", file=source, expected=expected)
    try:
        data = json.loads(source.read_bytes())
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict) and "versions" in data:
        try:
            return [store.bring_in(data)]
        except (KeyError, TypeError, AttributeError):
            raise DocumentError("导出的报告已损坏", "the exported report is broken", file=source) from None
        except DocumentError as error:
            raise error.at(file=source) from None
    name = store.new_id()
    store.create(name, read_report(source), who=who, why="imported")
    return [name]


def backup(store: Store, target: Path) -> int:
    """Copies the whole store to one new file; the number of rows."""
    return back_up(store.engine, target)
