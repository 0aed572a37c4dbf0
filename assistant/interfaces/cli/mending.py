"""`nigao check --fix`: what is mechanical is mended in a copy, and each place is listed before and after."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from assistant.interfaces.cli.screen import console, note, plain, told

if TYPE_CHECKING:
    from assistant.checks.mend import Mend
    from assistant.language import Language


def check_output(draft: Path, output: Path | None, *, fix: bool, track: bool) -> None:
    """Raises for an output without --fix, --fix without an output, another format, or the draft itself."""
    from assistant.interfaces.cli.outputs import check_targets
    from assistant.interfaces.cli.tracking import check_track

    if fix is not (output is not None):
        said = told("--fix 和 -o 要一起用", "--fix and -o go together")
        raise typer.BadParameter(said, param_hint="--fix / -o")
    check_track([output] if output else [], track=track)
    if output is None:
        return
    suffix = draft.suffix.lower()
    if suffix not in (".docx", ".md", ".txt") or output.suffix.lower() != suffix:
        said = told(
            "只能修改 docx、md、txt，写出的文件类型与原文件相同",
            "only a docx, md or txt can be mended, into a file of the same kind",
        )
        raise typer.BadParameter(said, param_hint="-o")
    check_targets([output], inputs=[draft])


def mend(draft: Path, output: Path, language: Language, *, tracked_by: str = "") -> list[Mend]:
    """Writes the mended copy and returns each place, in the order of the passes that found them.

    `tracked_by`: the name that the changes bear in a docx, where they are to be tracked.
    """
    from assistant.documents.target import replace_file

    made, data = (
        _mend_word(draft, language, tracked_by)
        if draft.suffix.lower() == ".docx"
        else _mend_text(draft, language)
    )
    replace_file(output, data)
    note(told(f"已写入 {output}", f"wrote {output}"))
    return made


def _mend_text(draft: Path, language: Language) -> tuple[list[Mend], bytes]:
    from assistant.checks.mend import PASSES, applied, mends
    from assistant.documents.plain_text import decode
    from assistant.documents.source import read_bytes

    data = read_bytes(draft)
    text = decode(data, draft)
    made: list[Mend] = []
    for _ in range(PASSES):
        edits = mends(text, language)
        if not edits:
            break
        text, made = applied(text, edits), [*made, *edits]
    return made, text.replace("\n", "\r\n" if b"\r\n" in data else "\n").encode("utf-8")


def _mend_word(draft: Path, language: Language, tracked_by: str) -> tuple[list[Mend], bytes]:
    import datetime

    from assistant.checks.mend import PASSES, mends
    from assistant.documents.word.mend import Words, open_words, repacked
    from assistant.documents.word.tracked.in_place import tracked_in_place

    name, data = open_words(draft)
    before = data
    made: list[Mend] = []
    for _ in range(PASSES):
        words = Words(data)
        edits = [
            edit for edit in mends(words.text, language) if words.can((edit.start, edit.end, edit.after))
        ]
        if not edits:
            break
        data, made = words.replaced([(edit.start, edit.end, edit.after) for edit in edits]), [*made, *edits]
    if tracked_by:
        data = tracked_in_place(before, data, tracked_by, datetime.datetime.now())
    return made, repacked(draft, name, data)


def show_mends(made: Sequence[Mend]) -> None:
    """A row for each place; that there was nothing to mend is said in a line."""
    from assistant.interfaces.cli.tables import table

    if not made:
        console(stderr=False).print(told("没有可以机械修改的地方", "nothing to mend"))
        return
    rows = table(told("段", "paragraph"), told("规则", "rule"), told("改前", "before"), told("改后", "after"))
    for one in made:
        rows.add_row(
            str(one.paragraph),
            one.case or one.rule,
            plain(one.before),
            plain(one.after or told("（删去）", "(removed)")),
        )
    console(stderr=False).print(rows)


def as_data(made: Sequence[Mend]) -> list[dict[str, object]]:
    """The places as JSON holds them."""
    return [
        {
            "paragraph": one.paragraph,
            "rule": one.rule,
            "case": one.case,
            "before": one.before,
            "after": one.after,
        }
        for one in made
    ]
