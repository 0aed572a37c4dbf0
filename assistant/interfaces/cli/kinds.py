"""`nigao kinds`: the kinds of document that a brief may name."""

from __future__ import annotations

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import console, out_json, told

HELP = told("列出可用的文种。", "List the kinds of document.")


def kinds(as_json: AsJson = False) -> None:
    from assistant.interfaces.cli.tables import table
    from assistant.language import user_language
    from assistant.outline.kinds import list_kinds

    known = list_kinds()
    if as_json:
        out_json([kind.model_dump(mode="json") for kind in known.values()])
        return
    rows = table(
        "kind",
        told("名称", "title"),
        told("语言", "language"),
        told("法定", "statutory"),
        told("用途", "purpose"),
    )
    for kind in known.values():
        title = kind.title.get(user_language()) or kind.name
        rows.add_row(kind.name, title, kind.language, "✓" if kind.official else "", kind.purpose)
    console(stderr=False).print(rows)
