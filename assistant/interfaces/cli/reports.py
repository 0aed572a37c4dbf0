"""`nigao reports`: what is kept, version by version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import console, note, out, out_json, plain, shown, told

if TYPE_CHECKING:
    from assistant.service.kept import Compared
    from assistant.store import Store

HELP = told(
    "库里的报告：每一版都在，可比较、恢复、导出、备份。", "Reports that are kept, every version of each."
)

app = typer.Typer(help=HELP, invoke_without_command=True, rich_markup_mode=None)


@app.callback()
def reports(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        out(context.get_help())


Name = Annotated[
    str,
    typer.Argument(
        metavar="ID", help=told("报告编号，见 list", "the report's id, from `list`"), show_default=False
    ),
]
Number = Annotated[
    int | None, typer.Option("--version", metavar="N", min=1, help=told("第几版", "which version"))
]
Who = Annotated[
    str, typer.Option("--who", metavar="NAME", help=told("经办人", "who does this"), show_default=False)
]
Target = Annotated[
    Path, typer.Argument(metavar="FILE", help=told("写入的文件", "file to write"), show_default=False)
]

Section = Annotated[
    str,
    typer.Option(
        "--section", "-s", metavar="SECTION", help=told("哪一节", "which section"), show_default=False
    ),
]
Sentence = Annotated[
    str,
    typer.Option(
        "--sentence",
        metavar="TEXT",
        help=told("该节中以此开头的一句", "its sentence that begins so"),
        show_default=False,
    ),
]

_WHY = {
    "drafted": told("起草", "drafted"),
    "revised": told("改写", "revised"),
    "facts": told("换数据", "facts"),
    "edited": told("修改", "edited"),
    "locked": told("锁定", "locked"),
    "restored": told("恢复", "restored"),
    "imported": told("导入", "imported"),
}


@contextmanager
def _store() -> Iterator[Store]:
    from assistant.service.kept import open_store

    store = open_store()
    try:
        yield store
    finally:
        store.close()


@app.command(
    "list", help=told("列出所有报告，最近改过的在前。", "List all reports, the one touched last first.")
)
def list_(as_json: AsJson = False) -> None:
    from dataclasses import asdict

    from assistant.interfaces.cli.tables import table

    with _store() as store:
        entries = list(store.list())
    if as_json:
        out_json([asdict(entry) for entry in entries])
        return
    if not entries:
        note(told("还没有报告", "no report yet"))
        return
    rows = table(told("编号", "id"), told("版", "version"), told("改于", "touched"), told("标题", "title"))
    for entry in entries:
        rows.add_row(entry.id, str(entry.version), _moment(entry.updated), plain(entry.title))
    console(stderr=False).print(rows)


@app.command(help=told("把一份报告打印为 Markdown。", "Print a report as Markdown."))
def show(name: Name, version: Number = None, as_json: AsJson = False) -> None:
    with _store() as store:
        report = store.load(name, version)
    if as_json:
        from assistant.report.saved import to_json

        out_json(to_json(report))
        return
    from assistant.documents import to_bytes

    out(to_bytes(report, ".md").decode())


@app.command(
    help=told("列出一份报告的每一版：何时、何人、因何。", "List a report's versions: when, who, why.")
)
def versions(name: Name, as_json: AsJson = False) -> None:
    from dataclasses import asdict

    from assistant.interfaces.cli.tables import table

    with _store() as store:
        found = store.versions(name)
    if as_json:
        out_json([asdict(version) for version in found])
        return
    rows = table(
        told("版", "version"),
        told("时间", "when"),
        told("经办", "who"),
        told("缘由", "why"),
        told("说明", "note"),
    )
    for version in found:
        cells = (version.who or "—", _WHY.get(version.why, version.why), version.note)
        rows.add_row(str(version.number), _moment(version.created), *map(plain, cells))
    console(stderr=False).print(rows)


@app.command(
    help=told("比较两版；不写版次时比较最新两版。", "Compare two versions; by default the newest two.")
)
def diff(
    name: Name,
    before: Annotated[
        int | None, typer.Argument(metavar="FROM", min=1, help=told("旧版", "older version"))
    ] = None,
    after: Annotated[
        int | None, typer.Argument(metavar="TO", min=1, help=told("新版", "newer version"))
    ] = None,
    as_json: AsJson = False,
) -> None:
    from assistant.service.kept import compare

    with _store() as store:
        compared = compare(store, name, before, after)
        report = store.load(name, compared.after)
    if as_json:
        out_json(_compared(compared))
        return
    from assistant.interfaces.cli.places import namer

    where = namer(report)
    for version in compared.versions:
        said = " ".join(
            [_moment(version.created), version.who, _WHY.get(version.why, version.why), version.note]
        )
        shown(told(f"第{version.number}版 {said}", f"version {version.number} {said}"))
    for changed in compared.facts:
        old, new = (str(fact.as_written()) if fact else "—" for fact in (changed.before, changed.after))
        shown(f"{changed.id}: {old} → {new}", "cyan")
    for change in compared.changes:
        shown(where(change.section))
        for sign, text, colour in (("-", change.before, "red"), ("+", change.after, "green")):
            for line in text.strip().splitlines():
                shown(f"{sign} {line}", colour)
    if not compared.changes and not compared.facts:
        note(told("两版相同", "the versions are the same"))


@app.command(
    help=told(
        "把旧的一版恢复为新的一版；中间各版都保留。", "Make an old version the newest; nothing is lost."
    )
)
def restore(
    name: Name,
    version: Annotated[
        int,
        typer.Option(
            "--version", metavar="N", min=1, help=told("恢复哪一版", "which version"), show_default=False
        ),
    ],
    who: Who = "",
) -> None:
    from assistant.service.kept import person

    with _store() as store:
        _, base = store.load_with_version(name)
        made = store.restore(name, version, base=base, who=who or person())
    note(told(f"第{version}版已恢复为第{made.number}版", f"version {version} is now version {made.number}"))


@app.command(
    help=told(
        "锁定一节或一句：以后的改写都不动它。", "Lock a section or a sentence: no later run touches it."
    )
)
def lock(name: Name, section: Section, sentence: Sentence = "", who: Who = "") -> None:
    _set_lock(name, section, sentence, True, who)


@app.command(help=told("解开锁定。", "Open what was locked."))
def unlock(name: Name, section: Section, sentence: Sentence = "", who: Who = "") -> None:
    _set_lock(name, section, sentence, False, who)


def _set_lock(name: str, section: str, sentence: str, locked: bool, who: str) -> None:
    from assistant.service.kept import person, section_of, set_lock

    with _store() as store:
        report, base = store.load_with_version(name)
        at = section_of(report, section)
        made = set_lock(store, name, at, sentence, locked=locked, base=base, who=who or person())
    note(told(f"已存为第{made.number}版", f"kept as version {made.number}"))


@app.command(help=told("删除一份报告。", "Delete a report."))
def delete(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=told("不再询问", "do not ask"))] = False,
) -> None:
    with _store() as store:
        title = store.load(name).brief.title
        if not yes and not typer.confirm(told(f"删除“{title}”？", f"Delete “{title}”?"), err=True):
            raise typer.Exit(2)
        store.delete(name)
    note(told(f"已删除 {name}", f"deleted {name}"))


@app.command(
    help=told(
        "导出一份报告：.json 含所有版本，可在别处导入；.docx 等为最新一版的文件。",
        "Export a report: .json holds all versions, for `import` elsewhere; .docx and others the newest.",
    )
)
def export(name: Name, file: Target, version: Number = None) -> None:
    from assistant.documents import check_target, write
    from assistant.service.kept import export

    check_target(file)
    with _store() as store:
        if file.suffix.lower() == ".json" and version is None:
            export(store, name, file)
        else:
            write(store.load(name, version), file)
    note(told(f"已写入 {file}", f"wrote {file}"))


@app.command(
    "import",
    help=told(
        "导入：别处导出的报告、nigao draft 保存的 .json，或整库备份（只能进空库）。",
        "Bring in an exported report, a .json saved by `nigao draft`, or a backup (into an empty store).",
    ),
)
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=told("文件", "the file"), show_default=False)],
    who: Who = "",
) -> None:
    from assistant.service.kept import bring_in, person

    with _store() as store:
        names = bring_in(store, file, who=who or person())
    for name in names:
        out(name)
    note(told(f"已导入 {len(names)} 份", f"brought in {len(names)}"))


@app.command(
    help=told(
        "把整个库备份成一个文件；正在使用也可以。", "Back up everything to one file, also while in use."
    )
)
def backup(file: Target) -> None:
    from assistant.documents.target import check_place
    from assistant.service.kept import backup

    check_place(file)
    with _store() as store:
        rows = backup(store, file)
    note(told(f"已备份 {rows} 行到 {file}", f"backed up {rows} rows to {file}"))


def _moment(stamp: str) -> str:
    """To the minute, in the time of this machine."""
    from datetime import datetime

    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")


def _compared(compared: Compared) -> dict[str, object]:
    from dataclasses import asdict

    facts = [
        {"id": c.id, "before": c.before and c.before.as_written(), "after": c.after and c.after.as_written()}
        for c in compared.facts
    ]
    return {
        "before": compared.before,
        "after": compared.after,
        "versions": [asdict(version) for version in compared.versions],
        "changes": [asdict(change) for change in compared.changes],
        "facts": facts,
    }
