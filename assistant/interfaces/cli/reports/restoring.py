"""An old version made the newest, sections locked, a report deleted."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.interfaces.cli.reports.app import Name, Section, Sentence, Who, app, opened_store
from assistant.interfaces.cli.screen import note, told


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

    with opened_store() as store:
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

    with opened_store() as store:
        report, base = store.load_with_version(name)
        at = section_of(report, section)
        made = set_lock(store, name, at, sentence, locked=locked, base=base, who=who or person())
    note(told(f"已存为第{made.number}版", f"kept as version {made.number}"))


@app.command(help=told("删除一份报告。", "Delete a report."))
def delete(
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=told("不再询问", "do not ask"))] = False,
) -> None:
    with opened_store() as store:
        title = store.load(name).brief.title
        if not yes and not typer.confirm(told(f"删除“{title}”？", f"Delete “{title}”?"), err=True):
            raise typer.Exit(2)
        store.delete(name)
    note(told(f"已删除 {name}", f"deleted {name}"))
