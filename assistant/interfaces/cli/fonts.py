"""`nigao fonts`: which fonts that documents name are missing on this machine, and what stands in for them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.interfaces.cli.options import AsJson
from assistant.interfaces.cli.screen import console, note, out_json, plain, told

HELP = told(
    "文档点名的字体本机有没有，没有的用什么代替。",
    "Which fonts that documents name are missing here, and what stands in.",
)

_MOST = 4


def fonts(as_json: AsJson = False) -> None:
    from assistant.documents.fonts import chain, find
    from assistant.documents.word import fonts_named
    from assistant.interfaces.cli.tables import table

    wanted = fonts_named()
    found = find(wanted)
    if as_json:
        rows = found if found is not None else []
        out_json(
            [{"font": f.name, "uses": list(f.uses), "here": f.here, "stand_in": f.stand_in} for f in rows]
        )
        return
    heads = told("字体", "font"), told("用在", "used for"), told("本机", "here"), told("代用", "stand-in")
    made = table(*heads)
    if found is None:
        note(told("这台机器上没有 fontconfig，不能列出字体；下面是各字体的代用顺序",
                  "without fontconfig the fonts of this machine cannot be listed; these may stand in"))  # fmt: skip
        for name, uses in wanted.items():
            made.add_row(name, plain(_uses(uses)), "?", " → ".join(chain(name)))
    for one in found or ():
        there = told("有", "yes") if one.here else told("缺", "missing")
        made.add_row(one.name, plain(_uses(one.uses)), there, plain("" if one.here else one.stand_in or "—"))
    console(stderr=False).print(made)
    missing = [one for one in found or () if not one.here]
    if missing:
        note(
            told(
                f"缺 {len(missing)} 种字体：docx 里仍写原名，本机显示和生成 pdf 时用代用字体",
                f"{len(missing)} fonts are missing: a docx keeps their names; here the stand-ins are shown and printed",
            )
        )


def _uses(names: Sequence[str]) -> str:
    """The first styles that are set in a font, and how many there are."""
    said = told("、", ", ").join(names[:_MOST])
    more = len(names) - _MOST
    return told(f"{said}等{len(names)}种样式", f"{said} and {more} more") if more > 0 else said
