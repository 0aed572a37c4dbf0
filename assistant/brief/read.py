"""Reading a brief: the file that says what to write, with its facts and its outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.brief.attachments import named_files, read_attachments
from assistant.brief.fields import check_keys, read_date, read_kind, read_language, read_opening, read_text
from assistant.brief.head import read_head
from assistant.brief.model import Brief
from assistant.brief.style import read_style
from assistant.errors import BriefError, InputError
from assistant.facts.model import Fact
from assistant.facts.read.files import read_records
from assistant.facts.read.merged import sheet_of
from assistant.facts.read.tree import read_tree
from assistant.facts.sheet import FactSheet
from assistant.language import Language, Said
from assistant.outline.kinds import Kind
from assistant.outline.model import Outline
from assistant.outline.read import read_outline

_HEAD = ("document_number", "organ_mark", "signer", "signer_post", "copies_to")
_PEOPLE = ("present", "excused", "observers")
_TEXTS = ("title", "recipient", "salutation", "closing", "author", *_HEAD, *_PEOPLE)


def read_brief(
    source: Brief | str | Path | Mapping[str, Any],
    *,
    facts: Any = None,
    outline: Any = None,
    paths: bool = True,
) -> Brief:
    """The brief of a .yaml or .json file, or of a mapping, with its facts and outline read.

    Paths in a file are relative to it; those in a mapping and in `facts` and `outline`, which stand
    in for the brief's own, to the working folder. An outline that is not given is that of the kind.
    `paths=False`, for a brief that came over the network, refuses a mapping that names files of this machine.
    Raises an InputError, in one line that names file, place, what was found and what was expected.
    """
    if isinstance(source, Brief):
        return source
    if isinstance(source, Mapping):
        if not paths:
            _refuse_paths(source)
        return _brief(source, "", None, facts, outline)
    tree = read_tree(source, BriefError)
    if not isinstance(tree, Mapping):
        expected = Said("“键: 值”，至少有 title: …", "`key: value` lines, at least `title: …`")
        raise BriefError(
            "这不是一份拟稿说明",
            "this is no brief",
            file=source,
            found="- …" if isinstance(tree, list) else tree,
            expected=expected,
        )
    return _brief(tree, str(source), Path(source).parent, facts, outline)


def _brief(data: Mapping[str, Any], file: str, base: Path | None, facts: Any, outline: Any) -> Brief:
    check_keys(data, file)
    texts = {key: read_text(data, key, file) for key in _TEXTS}
    if not texts["title"]:
        raise BriefError(
            "没有标题", "the brief has no title", file=file or None, place="title", expected="title: …"
        )
    kind = read_kind(data, file)
    language = read_language(data, kind, file)
    sheet, warnings = _facts(data, file, base, facts, language)
    tree, where = _outline(data, file, base, outline, kind)
    opening = read_opening(data, file)
    try:
        return Brief(
            **texts,
            **read_head(data, file),
            attachments=read_attachments(data, file, base),
            style=read_style(data, file, base),
            kind=kind,
            language=language,
            opening=opening,
            date=read_date(data, file),
            facts=sheet,
            outline=tree,
            warnings=tuple(warnings),
        )
    except InputError as error:
        raise error.at(file=where or None) from None


def _refuse_paths(data: Mapping[str, Any]) -> None:
    for path in named_files(data):
        raise _refused_path("attachments", path)
    for key in ("facts", "outline", "style"):
        value = data.get(key)
        items = value if isinstance(value, list | tuple) else [value]
        found = next((item for item in items if isinstance(item, str | Path)), None)
        if found is not None and (key == "facts" or not isinstance(value, list | tuple)):
            raise _refused_path(key, found)


def _refused_path(key: str, found: Any) -> BriefError:
    return BriefError(
        "这里不能写文件路径",
        "a path is not allowed here",
        place=key,
        found=found,
        expected=Said("写在说明里的内容", "the content itself"),
    )


def _facts(
    data: Mapping[str, Any], file: str, base: Path | None, given: Any, language: Language
) -> tuple[FactSheet, list[str]]:
    if isinstance(given, FactSheet):
        return given, []
    source = data.get("facts") if given is None else given
    if source is None:
        return FactSheet(facts=()), []
    if isinstance(source, FactSheet):
        return source, []
    if isinstance(source, bool | int | float) or not isinstance(
        source, str | Path | Mapping | Sequence | Fact
    ):
        expected = Said("文件路径，或事实列表", "a path, or a list of facts")
        raise BriefError(
            "facts 读不懂",
            "`facts` cannot be read",
            file=file or None,
            place="facts",
            found=source,
            expected=expected,
        )
    records, warnings = read_records(
        source, base=base if given is None else None, inside=file if given is None else "", language=language
    )
    return sheet_of(records), warnings


def _outline(
    data: Mapping[str, Any], file: str, base: Path | None, given: Any, kind: Kind | None
) -> tuple[Outline, str]:
    """The outline and the file that it stands in."""
    if given is not None:
        return read_outline(given), str(given) if isinstance(given, str | Path) else ""
    if "outline" in data and "sections" in data:
        raise BriefError(
            "outline 和 sections 只能写一个",
            "both `outline` and `sections` are given",
            file=file or None,
            place="outline",
            expected="outline / sections",
        )
    if "sections" in data:
        return read_outline({"sections": data["sections"]}, inside=file), file
    source = data.get("outline")
    if isinstance(source, str | Path):
        path = base / source if base else Path(source)
        return read_outline(path), str(path)
    if source is not None:
        return read_outline(source, inside=file), file
    if kind and kind.sections:
        return Outline(sections=kind.sections), file
    expected = Said(
        "outline: 文件，或 sections: 列表，或 kind: 文种", "`outline: FILE`, `sections: […]`, or `kind: NAME`"
    )
    raise BriefError(
        "没有提纲", "the brief has no outline", file=file or None, place="outline", expected=expected
    )
