"""What an installed nigao consists of: listed by the build backend itself, without building or installing."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

# Caches that tools leave in the folders of a checkout.
LEFT_BEHIND = {"__pycache__", ".DS_Store"}


@pytest.fixture(scope="module")
def builder(root: Path) -> WheelBuilder:
    return WheelBuilder(str(root))


@pytest.fixture(scope="module")
def inside(builder: WheelBuilder) -> set[str]:
    """The paths in the wheel."""
    return {file.distribution_path for file in builder.recurse_included_files()}


def shipped(root: Path, folder: str) -> set[str]:
    files = (file for file in (root / folder).rglob("*") if file.is_file())
    return {str(file.relative_to(root)) for file in files if not LEFT_BEHIND & set(file.parts)}


@pytest.mark.parametrize("folder", ["prompts", "examples"])
def test_prompts_and_examples_are_inside_the_package(root: Path, inside: set[str], folder: str) -> None:
    data = {file for file in shipped(root, folder) if not file.endswith(".py")}

    assert data
    assert {f"assistant/{file}" for file in data} <= inside


@pytest.mark.parametrize("folder", ["assistant", "eval"])
def test_code_and_data_files_are_inside(root: Path, inside: set[str], folder: str) -> None:
    assert shipped(root, folder) - inside == set()


def test_nothing_else_is_inside(inside: set[str]) -> None:
    assert {path.split("/")[0] for path in inside} == {"assistant", "eval"}
    assert not [path for path in inside if path.endswith(".pyc")]


def test_the_checkout_reads_its_own_prompts_and_examples(root: Path) -> None:
    from assistant.settings import examples_folder, prompts_folder

    assert prompts_folder() == root / "prompts"
    assert examples_folder() == root / "examples"


def test_the_command_names_something_that_can_be_called(builder: WheelBuilder) -> None:
    assert list(builder.metadata.core.scripts) == ["nigao"]
    module, _, name = builder.metadata.core.scripts["nigao"].partition(":")

    assert callable(getattr(importlib.import_module(module), name))


def test_the_version_is_written_once(builder: WheelBuilder) -> None:
    import assistant

    assert builder.metadata.version == assistant.__version__
