"""A light command loads nothing that it does not use: seen in a fresh interpreter, from what it has loaded."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

# What no command loads that neither serves a page nor asks a model. numpy is not in the list: gradio brings it,
# and openpyxl takes it wherever it is.
HEAVY = {
    "alembic",
    "dbos",
    "fastapi",
    "gradio",
    "langchain",
    "langchain_core",
    "langchain_openai",
    "langgraph",
    "mcp",
    "openai",
    "pandas",
    "sqlalchemy",
    "starlette",
    "uvicorn",
}

RUN = """
import json, sys
try:
    from assistant.interfaces.cli import main
    main()
except SystemExit as end:
    code = end.code
else:
    code = 0
print(json.dumps([code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""


def loaded_by(*arguments: str, cwd: Path) -> tuple[int, set[str]]:
    """The exit code of a command, and the top-level modules that it has loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("["), done.stderr
    code, modules = json.loads(last)
    return code or 0, set(modules)


def test_the_package_itself_loads_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; before = set(sys.modules); import assistant; print(*sorted(set(sys.modules) - before))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert not {name for name in done.stdout.split() if name.startswith(("assistant.", "pydantic"))}


@pytest.mark.parametrize("arguments", [["--help"], ["draft", "--help"]], ids=" ".join)
def test_help_loads_no_reader_and_no_model_of_ours(arguments: list[str], tmp_path: Path) -> None:
    code, modules = loaded_by(*arguments, cwd=tmp_path)

    assert code == 0
    assert modules & (HEAVY | {"docx", "openpyxl", "yaml", "jinja2"}) == set()


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A draft of the first example, written with no model."""
    folder = tmp_path_factory.mktemp("drafted")
    brief = root / "examples" / "safety" / "brief.yaml"
    code, modules = loaded_by(
        "draft", str(brief), "--model", "composer", "-o", "report.md", "-o", "report.docx", cwd=folder
    )
    assert code == 0
    assert modules & HEAVY == set()
    return folder


def test_drafting_without_a_model_loads_no_model_library(drafted: Path) -> None:
    assert (drafted / "report.docx").stat().st_size > 0


def test_checking_a_text_loads_no_library_for_pages_or_models(drafted: Path, root: Path) -> None:
    brief = root / "examples" / "safety" / "brief.yaml"

    code, modules = loaded_by("check", "report.md", "--brief", str(brief), cwd=drafted)

    assert code == 0
    assert modules & (HEAVY | {"docx", "jinja2"}) == set()


def test_finding_figures_loads_no_document_library(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("全年检查企业1284家次。", "utf-8")

    code, modules = loaded_by("figures", "text.txt", cwd=tmp_path)

    assert code == 0
    assert modules & (HEAVY | {"docx", "openpyxl", "jinja2"}) == set()
