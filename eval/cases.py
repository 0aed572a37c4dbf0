"""A case: a folder with a brief, its facts and outline, and a sample report that a person would have signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import InputError
from assistant.language import Said
from assistant.settings import examples_folder
from eval.key import files_digest

SHIPPED = Path(__file__).parent / "cases"
_BRIEFS = ("brief.yaml", "brief.yml", "brief.json")
_REFERENCES = ("reference.md", "reference.docx", "reference.txt")


@dataclass(frozen=True, slots=True)
class Case:
    """One folder. `reference` is None where nobody has written a sample report; `digest` is of all its files."""

    name: str
    brief: Path
    reference: Path | None
    digest: str


def find_cases(folders: Sequence[Path] = ()) -> list[Case]:
    """The cases in these folders, each a case itself or a folder of cases; the shipped ones when none is given.

    Raises InputError for a folder in which there is none.
    """
    if not folders:
        folders = [folder for folder in (SHIPPED, examples_folder()) if folder.is_dir()]
    found = [path for folder in folders for path in _within(folder)]
    twice = {path.name for path in found if sum(other.name == path.name for other in found) > 1}
    return [
        _case(path, f"{path.parent.name}/{path.name}" if path.name in twice else path.name) for path in found
    ]


def _within(folder: Path) -> Iterator[Path]:
    folder = folder.resolve()
    if not folder.is_dir():
        raise InputError("没有这个文件夹", "there is no such folder", file=folder)
    if _first(folder, _BRIEFS):
        yield folder
        return
    cases = [path for path in sorted(folder.iterdir()) if path.is_dir() and _first(path, _BRIEFS)]
    if not cases:
        expected = Said("含 brief.yaml 的文件夹", "folders that hold a brief.yaml")
        raise InputError("这里没有样本", "there are no cases here", file=folder, expected=expected)
    yield from cases


def _case(folder: Path, name: str) -> Case:
    brief = _first(folder, _BRIEFS)
    assert brief is not None
    files = (file for file in folder.rglob("*") if file.is_file())
    return Case(name, brief, _first(folder, _REFERENCES), files_digest(files, folder))


def _first(folder: Path, names: Sequence[str]) -> Path | None:
    return next((folder / name for name in names if (folder / name).is_file()), None)
