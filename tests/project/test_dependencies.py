"""Every library is declared, pinned inside its range, justified in one line, and used."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.imports import imports

# Declared though no line of ours imports them, each for the reason that docs/dependencies.md gives.
NOT_IMPORTED = {"httptools", "python-multipart", "uvloop"}

# Imported, and brought by a library that is declared and cannot do without it.
BROUGHT_BY = {
    "httpx2": "openai",
    "langchain-core": "langchain",
    "lxml": "python-docx",
    "pydantic-core": "pydantic",
    "starlette": "fastapi",
}

# Run by another program's Python: Writer's own, or the environment of a peer that is measured beside us.
ELSEWHERE = ("assistant.interfaces.office.extension", "assistant.interfaces.office.writer", "eval.peers")


@pytest.fixture(scope="module")
def declared(root: Path) -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for, under the extra's name or ''."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    groups = {"": project["dependencies"], **project["optional-dependencies"]}
    return {group: [Requirement(line) for line in lines] for group, lines in groups.items()}


@pytest.fixture(scope="module")
def pins(root: Path) -> list[str]:
    lines = (root / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def names(requirements: list[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}


@pytest.fixture(scope="module")
def imported(root: Path) -> set[str]:
    """The distributions that the product and the evaluation import, by any arrow."""
    belongs = packages_distributions()
    ours = (arrow for arrow in imports(root) if not arrow.by.startswith(ELSEWHERE))
    tops = {arrow.target.split(".")[0] for arrow in ours} - set(sys.stdlib_module_names)
    return {canonicalize_name(d) for top in tops - {"assistant", "eval"} for d in belongs.get(top, [top])}


def test_what_is_imported_is_declared(imported: set[str], declared: dict[str, list[Requirement]]) -> None:
    brought = {name for name, by in BROUGHT_BY.items() if by in names(declared[""])}
    optional = {name for extra in declared for name in names(declared[extra]) if extra not in ("", "dev")}

    assert imported - names(declared[""]) - brought - optional == set()


def test_what_is_declared_is_imported(imported: set[str], declared: dict[str, list[Requirement]]) -> None:
    assert names(declared[""]) - imported == NOT_IMPORTED


def test_each_has_its_line_in_the_docs(root: Path, declared: dict[str, list[Requirement]]) -> None:
    rows = re.findall(r"^\| ([\w, -]+?) \|", (root / "docs" / "dependencies.md").read_text("utf-8"), re.M)
    told = {canonicalize_name(name) for row in rows for name in row.split(", ")} - {"library", "-"}

    assert told == {name for group in declared.values() for name in names(group)}


def test_constraints_are_plain_versions_of_packages(pins: list[str]) -> None:
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.!+]+", pin)] == []
    assert not [pin for pin in pins if pin.startswith("nigao")]


def test_each_is_pinned_inside_its_range(pins: list[str], declared: dict[str, list[Requirement]]) -> None:
    pinned = {canonicalize_name(name): version for name, version in (pin.split("==") for pin in pins)}

    assert [
        str(wanted)
        for group in declared.values()
        for wanted in group
        if not wanted.specifier.contains(pinned.get(canonicalize_name(wanted.name), "0"), prereleases=True)
    ] == []
