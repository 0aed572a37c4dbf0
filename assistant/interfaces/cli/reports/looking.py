"""Reports and their versions listed, printed, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.reports.app import Name, Number, app, opened_store
from assistant.interfaces.cli.screen import console, note, out, out_json, plain, shown, told

if TYPE_CHECKING:
    from assistant.service.kept import Compared

_WHY = {
    "drafted": told("起草", "drafted"),
    "revised": told("改写", "revised"),
    "facts": told("换数据", "facts"),
    "edited": told("修改", "edited"),
    "locked": told("锁定", "locked"),
    "restored": told("恢复", "restored"),
    "imported": told("导入", "imported"),
}


@app.command(
    "list", help=told("列出所有报告，最近改过的在前。", "List all reports, the one touched last first.")
)
def list_(as_json: AsJson = False) -> None:
    from dataclasses import asdict

    from assistant.interfaces.cli.tables import table

    with opened_store() as store:
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
    with opened_store() as store:
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

    with opened_store() as store:
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

    with opened_store() as store:
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
