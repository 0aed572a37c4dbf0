"""Files that are written: looked at before the work, rendered before the first of them is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import OutputError
from assistant.interfaces.cli.screen import note, told

if TYPE_CHECKING:
    from assistant.documents import Carrier
    from assistant.documents.word.template import Template
    from assistant.documents.word.tracked import Revision
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


def save(
    report: Report,
    targets: Sequence[Path],
    evidence: Carrier = "bookmarks",
    template: Template | None = None,
    revision: Revision | None = None,
) -> None:
    """Writes the report to every file, a docx with what a `revision` changed as tracked changes.

    When one of them cannot be rendered, none is touched.
    """
    from assistant.documents import to_bytes
    from assistant.documents.target import replace_file

    rendered = [(target, to_bytes(report, target.suffix, evidence, template, revision)) for target in targets]
    if template is not None:
        _note_lacking(report, template)
    for target, data in rendered:
        replace_file(target, data)
        note(told(f"已写入 {target}", f"wrote {target}"))


def template_of(path: Path | None, targets: Sequence[Path]) -> Template | None:
    """The template in a file. Raises DocumentError for one that cannot be used, or that would be overwritten."""
    from assistant.documents import open_template

    check_targets(targets, inputs=[path] if path else [])
    return open_template(path) if path else None


def _note_lacking(report: Report, template: Template) -> None:
    from assistant.documents import lacking

    if names := lacking(report, template):
        zh, en = "、".join(names), ", ".join(names)
        note(
            told(
                f"模板里没有这些样式，已按国标补上：{zh}", f"styles that the template lacks were added: {en}"
            )
        )


def inputs_of(brief: Path) -> list[Path]:
    """The brief and the files of facts, outline and attachments that it names."""
    from assistant.brief.attachments import named_files
    from assistant.errors import BriefError
    from assistant.facts.read import read_tree

    tree = read_tree(brief, BriefError)
    tree = tree if isinstance(tree, dict) else {}
    named = [tree.get("facts"), tree.get("outline"), named_files(tree)]
    names = [name for value in named for name in (value if isinstance(value, list) else [value])]
    return [brief, *(brief.parent / name for name in names if isinstance(name, str))]


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
