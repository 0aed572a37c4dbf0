"""The rooms of the building, proved from the imports: every arrow points down. CONTRIBUTING.md draws the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.project.imports import Import, imports, modules

# From the ground up. Rooms on one floor do not know each other; a module of a room may know its siblings.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("__version__", "language"),
    ("errors",),  # an error speaks the user's language: the one step within the ground floor
    ("settings", "figures"),
    ("facts",),
    ("outline",),
    ("brief",),
    ("report",),
    ("checks", "writers", "documents", "store"),
    ("drafting",),
    ("service",),
    ("interfaces",),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

# The front door, `assistant/__init__.py`: it names what a Python user may call and loads it when first used.
FRONT_DOOR = "assistant"

# A library that is slow to import, and the only modules (or folders of that name) that hold it.
HOLDERS: dict[str, tuple[str, ...]] = {
    "alembic": ("assistant.store",),
    "dbos": ("assistant.drafting.durable",),
    "docx": ("assistant.facts.read.word",),
    "fastapi": ("assistant.interfaces.api", "assistant.interfaces.chat", "assistant.interfaces.serve"),
    "gradio": ("assistant.interfaces.chat",),
    "jinja2": ("assistant.writers.prompts",),
    "mcp": ("assistant.interfaces.mcp",),
    "langchain": ("assistant.service.talk.agent",),
    "langchain_core": ("assistant.service.talk.agent", "assistant.writers.chat_model"),
    "langchain_openai": ("assistant.writers.chat_model",),
    "langgraph": (),
    "matplotlib": ("assistant.documents.chart",),
    "numpy": (),
    "openai": ("assistant.writers.chat_model",),
    "openpyxl": (
        "assistant.documents.workbook",
        "assistant.facts.read.workbook",
    ),
    "pandas": (),
    "requests": (),
    "sacrebleu": ("eval",),
    "sqlalchemy": ("assistant.store", "eval.shared"),
    "starlette": ("assistant.interfaces.api", "assistant.interfaces.chat"),
    "uvicorn": ("assistant.interfaces.serve", "assistant.interfaces.wire"),
    "xllamacpp": ("assistant.writers.local",),
}

# What only runs beside a model, and may load a holder.
WITH_A_MODEL = ("assistant.writers.answer", "assistant.writers.local", "assistant.writers.scripted")

# What only runs beside the store, and may load it: commands import these inside their functions.
WITH_A_STORE = (
    "assistant.service.answers",
    "assistant.service.batch",
    "assistant.service.jobs",
    "assistant.service.kept",
    "assistant.service.recorded",
    "assistant.service.worker",
)

# Names that say nothing about what lives in the file.
NOWHERE = {"base", "common", "handler", "handlers", "helper", "helpers", "manager", "misc", "util", "utils"}

USUAL_LINES, MOST_LINES = 250, 400


@pytest.fixture(scope="module")
def known(root: Path) -> Mapping[str, Path]:
    return modules(root)


@pytest.fixture(scope="module")
def arrows(root: Path) -> tuple[Import, ...]:
    return imports(root)


def none(lines: list[str], advice: str = "") -> None:
    """Fails with every line: pytest would show the first and count the rest."""
    assert not lines, "\n".join([advice, *lines])


def room_of(module: str) -> str:
    """`assistant.figures.find` → figures; the front door and eval/ are rooms of their own."""
    parts = module.split(".")
    return parts[1] if parts[0] == FRONT_DOOR and len(parts) > 1 else parts[0]


def inside(module: str, holders: Iterable[str]) -> bool:
    return any(module == holder or module.startswith(holder + ".") for holder in holders)


def wrong_way(arrow: Import) -> str:
    """Why an import breaks the plan, or nothing."""
    by, to = room_of(arrow.by), room_of(arrow.target)
    ours = arrow.target.split(".")[0] in ("assistant", "eval")
    if not ours or by in (to, "eval") or arrow.by == FRONT_DOOR:
        return ""
    if to == "eval":
        return f"{arrow}: nothing imports eval/"
    if arrow.target == FRONT_DOOR:
        return f"{arrow}: a room does not go out by the front door to come in again"
    if FLOOR[to] == FLOOR[by]:
        return f"{arrow}: rooms on one floor do not know each other"
    return f"{arrow}: {to} is above {by}" if FLOOR[to] > FLOOR[by] else ""


def loops(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """The shortest way back to itself of every node that has one, each loop once."""
    found: dict[frozenset[str], list[str]] = {}
    for start in graph:
        ways = [[start]]
        seen: set[str] = set()
        while ways:
            way = ways.pop(0)
            for step in graph.get(way[-1], set()):
                if step == start:
                    found.setdefault(frozenset(way), [*way, start])
                    ways = []
                    break
                if step not in seen:
                    seen.add(step)
                    ways.append([*way, step])
    return list(found.values())


def loaded_by(arrows: Iterable[Import], known: Mapping[str, Path]) -> dict[str, set[str]]:
    """What each module loads when it is loaded: what it imports at its start, and the packages around that."""
    graph: dict[str, set[str]] = {module: set() for module in known}
    for arrow in arrows:
        if arrow.at_start and arrow.literal is False:
            parts = arrow.target.split(".")
            around = {".".join(parts[:n]) for n in range(1, len(parts))} & set(known)
            graph[arrow.by] |= {arrow.target, *around} - {arrow.by}
    return graph


def test_every_room_has_its_floor(known: Mapping[str, Path]) -> None:
    rooms = {room_of(module) for module in known} - {FRONT_DOOR, "eval"}

    assert rooms <= set(FLOOR), "a new room needs a floor in this table and in CONTRIBUTING.md"


def test_every_arrow_points_down(arrows: tuple[Import, ...]) -> None:
    none([wrong for arrow in arrows if (wrong := wrong_way(arrow))])


def test_no_modules_need_each_other_to_load(arrows: tuple[Import, ...], known: Mapping[str, Path]) -> None:
    graph: dict[str, set[str]] = {module: set() for module in known}
    for arrow in arrows:
        if arrow.at_start and not arrow.literal and arrow.target in known:
            graph[arrow.by].add(arrow.target)

    none([" → ".join(loop) for loop in loops(graph)])


def test_each_heavy_library_lives_behind_its_file(arrows: tuple[Import, ...]) -> None:
    strays = [
        f"{arrow}: only {', '.join(holders) or 'nobody'} may"
        for arrow in arrows
        if (holders := HOLDERS.get(arrow.target.split(".")[0])) is not None and not inside(arrow.by, holders)
    ]

    none(strays)


def test_only_the_holders_load_a_heavy_library(arrows: tuple[Import, ...], known: Mapping[str, Path]) -> None:
    graph = loaded_by(arrows, known)
    heavy = {holder for holders in HOLDERS.values() for holder in holders} | {*WITH_A_MODEL, *WITH_A_STORE}
    slow: list[str] = []
    for module in known:
        if inside(module, heavy):
            continue
        waiting, seen = [module], {module}
        while waiting:
            for step in graph.get(waiting.pop(), set()) - seen:
                seen.add(step)
                waiting.append(step)
        slow += [f"{module} loads {step}" for step in sorted(seen) if step.split(".")[0] in HOLDERS]

    none(slow, "import it inside the function that needs it")


def test_every_holder_is_there_and_holds(arrows: tuple[Import, ...], known: Mapping[str, Path]) -> None:
    """A table that names a file that has gone would let the library back in anywhere under that name."""
    idle = [
        f"{library}: {holder}"
        for library, holders in HOLDERS.items()
        for holder in holders
        if not any(arrow.target.split(".")[0] == library and inside(arrow.by, [holder]) for arrow in arrows)
    ]

    none(idle)


def test_files_are_named_for_what_they_hold(known: Mapping[str, Path]) -> None:
    none([str(file) for file in known.values() if set(file.stem.split("_")) & NOWHERE])


def test_no_file_is_too_long_to_read(known: Mapping[str, Path], root: Path) -> None:
    lines = {str(file.relative_to(root)): file.read_text("utf-8").count("\n") for file in known.values()}
    long = {file: count for file, count in lines.items() if count > USUAL_LINES}
    # A list to look at, not a failure; `make check` shows it.
    for file, count in sorted(long.items()):
        print(f"more than {USUAL_LINES} lines: {file} {count}")

    none([f"{file}: {count} lines" for file, count in long.items() if count > MOST_LINES])
