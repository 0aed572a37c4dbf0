"""`nigao rules`: every rule of the check, what it weighs, and where it comes from."""

from __future__ import annotations

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import console, out_json, plain, told

HELP = told("列出核对用的规则及其出处。", "List the rules of the check with their sources.")


def rules(as_json: AsJson = False) -> None:
    from assistant.checks.listing import listing
    from assistant.interfaces.cli.tables import table
    from assistant.language import user_language

    language = user_language()
    known = listing()
    if as_json:
        out_json([row.as_data() for row in known])
        return
    rows = table("id", told("程度", "severity"), told("出处", "source"), told("含义", "meaning"))
    words = {
        "error": told("错误", "error"),
        "warning": told("注意", "warning"),
        "info": told("说明", "info"),
        "off": told("停用", "off"),
    }
    for row in known:
        name = f"  {row.id}" if row.rule != row.id else row.id
        rows.add_row(
            name, words[row.severity], plain(row.where.in_(language)), plain(row.title.in_(language))
        )
    console(stderr=False).print(rows)
