"""The reader of imports sees every kind of arrow, and the plan refuses the wrong ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.project.imports import Import, imports, modules
from tests.project.test_rooms import loaded_by, loops, wrong_way

TREE = {
    "assistant/__init__.py": "",
    "assistant/errors.py": "",
    "assistant/facts/__init__.py": "from .model import Fact\n",
    "assistant/facts/model.py": "def f():\n    from assistant.report import render\n",
    "assistant/report/__init__.py": "",
    "assistant/report/render.py": (
        "from typing import TYPE_CHECKING\n"
        "from assistant import errors\n"
        "if TYPE_CHECKING:\n"
        "    import assistant.service\n"
        'TABLE = {"docx": "assistant.store:write"}\n'
    ),
    "assistant/store.py": "import importlib\nimportlib.import_module('eval.run')\n",
    "assistant/service.py": "import assistant\n",
    "eval/__init__.py": "",
    "eval/run.py": "from assistant.service import draft\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in TREE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_every_kind_of_arrow_is_seen(tree: Path) -> None:
    seen = {(arrow.by, arrow.target, arrow.at_start) for arrow in imports(tree)}

    assert ("assistant.facts", "assistant.facts.model", True) in seen  # relative
    assert ("assistant.facts.model", "assistant.report.render", False) in seen  # inside a function
    assert ("assistant.report.render", "assistant.errors", True) in seen  # a module named after from … import
    assert ("assistant.report.render", "assistant.service", False) in seen  # for the type checker
    assert ("assistant.report.render", "assistant.store", True) in seen  # a row of a table
    assert ("assistant.store", "eval.run", True) in seen  # by name


def test_the_plan_refuses_each_wrong_arrow_and_no_right_one(tree: Path) -> None:
    assert sorted(wrong for arrow in imports(tree) if (wrong := wrong_way(arrow))) == [
        "assistant.facts.model, line 2: imports assistant.report.render: report is above facts",
        "assistant.report.render, line 4: imports assistant.service: service is above report",
        "assistant.report.render, line 5: imports assistant.store: store is above report",
        "assistant.service, line 1: imports assistant: a room does not go out by the front door to come in again",
        "assistant.store, line 2: imports eval.run: nothing imports eval/",
    ]


def test_rooms_on_one_floor_are_strangers() -> None:
    arrow = Import("assistant.checks.length", 3, "assistant.writers.composer", at_start=True)

    assert wrong_way(arrow).endswith("rooms on one floor do not know each other")


def test_loading_a_module_loads_the_packages_around_it(tree: Path) -> None:
    graph = loaded_by(imports(tree), modules(tree))

    assert graph["eval.run"] == {"assistant.service", "assistant"}
    assert "assistant.store" not in graph["assistant.report.render"], "a row of a table loads nothing"


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, [["b", "c", "b"]]),
        ({"a": {"a"}}, [["a", "a"]]),
    ],
)
def test_loops_are_found_once(graph: Mapping[str, set[str]], found: list[list[str]]) -> None:
    assert loops(graph) == found
