"""A draft that was stopped and is gone on with: what stands is kept to the byte, what is missing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.drafting.plan import plan
from assistant.drafting.steps import OWN_RULES, checked
from assistant.errors import ConflictError
from assistant.report.model import UNWRITTEN, Part, Report

if TYPE_CHECKING:  # whoever makes the store has loaded the database by then
    from assistant.store import Store


def missing(report: Report) -> tuple[str, ...]:
    """The pieces that a stopped draft left unwritten, by id, the lead as `opening`; one that a person wrote is none."""
    pieces = [("opening", report.opening), *((section.id, section) for _, _, section in report.walk())]
    return tuple(name for name, part in pieces if part is not None and _is_unwritten(part, report))


def standing(report: Report) -> dict[str, dict[str, Any]]:
    """Every piece that is not missing, as a workflow gives it; no later step of the draft takes it for its own."""
    gone, found = missing(report), {}
    for task in plan(report.brief).tasks:
        if task.id in gone:
            continue
        part = (report.opening if task.id == "opening" else report.section(task.id)) or Part()
        bare = Part(source=part.source, written_by=part.written_by)
        found[task.id] = {"part": bare.model_dump(mode="json"), "findings": []}
    return found


def put_in(store: Store, name: str, made: Report, *, who: str = "") -> None:
    """Keeps what was written of the missing pieces as the next version; what stands in the newest is not touched.

    Nothing where nothing is missing any more, so that it may be done twice.
    """
    while True:
        newest, version = store.load_with_version(name)
        filled = _filled(newest, made)
        if filled is None:
            return
        try:
            store.save(name, filled, base=version, who=who, why="drafted")
        except ConflictError:
            continue  # somebody changed what stands, between the two lines above
        return


def _filled(newest: Report, made: Report) -> Report | None:
    """The newest version with the pieces that were written; None where there is none to put in."""
    still = set(missing(made))
    taken = [name for name in missing(newest) if name not in still and _is_same(name, newest, made)]
    if not taken:
        return None
    report = newest
    for name in taken:
        part = made.opening if name == "opening" else made.section(name)
        assert part is not None
        text = {key: getattr(part, key) for key in ("source", "written_by", "way")}
        report = report.with_part(name, _with(text))
    told = [f for f in made.findings if f.rule in OWN_RULES and f.section in taken]
    prompts = tuple(dict.fromkeys([*newest.provenance.prompts, *made.provenance.prompts]))
    update = {
        "model": made.model,
        "findings": (*newest.findings, *told),
        "usage": newest.usage.plus(made.usage),
        "provenance": made.provenance.model_copy(update={"prompts": prompts}),
    }
    return checked(report.model_copy(update=update))


def _with(text: dict[str, Any]) -> Callable[[Part], Part]:
    """What puts a text in, and leaves locks as they are."""
    return lambda part: part.model_copy(update=text)


def _is_same(name: str, newest: Report, made: Report) -> bool:
    """Whether the id still means the same section: a person may have changed the outline meanwhile."""
    if name == "opening":
        return made.opening is not None
    old, new = newest.section(name), made.section(name)
    return old is not None and new is not None and old.heading == new.heading


def _is_unwritten(part: Part, report: Report) -> bool:
    return part.source == UNWRITTEN[report.brief.language] and not part.written_by
