"""Files that are written: looked at before the work, rendered before the first of them is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import OutputError
from assistant.interfaces.cli.screen import note, told

if TYPE_CHECKING:
    from assistant.documents import Carrier
    from assistant.report.model import Report


def check_targets(targets: Iterable[Path], *, inputs: Sequence[Path] = ()) -> None:
    """Raises OutputError for the first file that could not be written, or that is one of the inputs."""
    from assistant.documents import check_target

    for target in targets:
        check_target(target)
        if any(_same(target, source) for source in inputs):
            raise OutputError(
                f"{target}：这是输入文件，不会覆盖", f"{target}: this is an input; it is not overwritten"
            )


def save(report: Report, targets: Sequence[Path], evidence: Carrier = "bookmarks") -> None:
    """Writes the report to every file. When one of them cannot be rendered, none is touched."""
    from assistant.documents import to_bytes
    from assistant.documents.target import replace_file

    rendered = [(target, to_bytes(report, target.suffix, evidence)) for target in targets]
    for target, data in rendered:
        replace_file(target, data)
        note(told(f"已写入 {target}", f"wrote {target}"))


def inputs_of(brief: Path) -> list[Path]:
    """The brief and the files of facts and outline that it names."""
    from assistant.errors import BriefError
    from assistant.facts.read import read_tree

    tree = read_tree(brief, BriefError)
    named = [tree.get("facts"), tree.get("outline")] if isinstance(tree, dict) else []
    names = [name for value in named for name in (value if isinstance(value, list) else [value])]
    return [brief, *(brief.parent / name for name in names if isinstance(name, str))]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
