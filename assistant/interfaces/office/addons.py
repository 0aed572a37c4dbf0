"""The extension's menu and toolbar, in both languages (LibreOffice's registry, org.openoffice.Office.Addons)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from assistant.language import Said

TITLE = Said("拟稿", "nigao")
# What the menu shows, in its order, and which act each entry starts.
ENTRIES: tuple[tuple[str, Said], ...] = (
    ("check", Said("核对全文", "Check the document")),
    ("draft", Said("起草光标所在的节", "Draft this section")),
    ("revise", Said("修改所选文字…", "Revise the selection…")),
    ("insert", Said("插入事实…", "Insert a fact…")),
    ("refresh", Said("更新全部数字", "Refresh all facts")),
    ("settings", Said("设置…", "Settings…")),
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="Addons" oor:package="org.openoffice.Office">\n'
    '<node oor:name="AddonUI">\n'
)
_BAR = "org.nigao.toolbar"
_WRITER = "com.sun.star.text.TextDocument"


def addons() -> str:
    """The file Addons.xcu: a menu of the menu bar and a toolbar, for Writer only."""
    menu = _node("org.nigao.menu", _title(TITLE) + _value("Context", _WRITER) + _set("Submenu", _entries()))
    bar = _set("OfficeMenuBar", menu)
    tools = _set("OfficeToolBar", _set(_BAR, _entries()))
    return f"{_HEAD}{bar}{tools}</node>\n</oor:component-data>\n"


def window_state() -> str:
    """The file WriterWindowState.xcu: the toolbar stands at the top, and has a name."""
    state = _HEAD.replace('"Addons"', '"WriterWindowState"').replace(
        'oor:package="org.openoffice.Office"', 'oor:package="org.openoffice.Office.UI"'
    )
    head = state.partition('<node oor:name="AddonUI">')[0]
    values = "".join(
        f'<prop oor:name="{name}" oor:type="xs:{kind}"><value>{value}</value></prop>\n'
        for name, kind, value in (
            ("Docked", "boolean", "true"), ("DockingArea", "int", "0"), ("DockPos", "string", "0,2"),
            ("Visible", "boolean", "true"), ("NoClose", "boolean", "false"),
        )
    )  # fmt: skip
    bar = f"private:resource/toolbar/addon_{_BAR}"
    inside = _node(bar, values + _title(TITLE).replace('"Title"', '"UIName"'))
    return f'{head}<node oor:name="UIElements">\n{_set("States", inside)}</node>\n</oor:component-data>\n'


def _entries() -> str:
    return "".join(
        _node(
            f"m{place}",
            _value("URL", f"service:org.nigao.Office?{act}")
            + _title(said)
            + _value("Target", "_self")
            + _value("Context", _WRITER),
        )
        for place, (act, said) in enumerate(ENTRIES)
    )


def _node(name: str, content: str) -> str:
    return f'<node oor:name="{name}" oor:op="replace">\n{content}</node>\n'


def _set(name: str, content: str) -> str:
    replaced = ' oor:op="replace"' if name.startswith("org.") else ""
    return f'<node oor:name="{name}"{replaced}>\n{content}</node>\n'


def _value(name: str, value: str) -> str:
    return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(value)}</value></prop>\n'


def _title(said: Said) -> str:
    """English for every language but Chinese, simplified and traditional."""
    values = "".join(
        f'<value xml:lang="{language}">{escape(text)}</value>'
        for language, text in (("en-US", said.en), ("zh-CN", said.zh), ("zh-TW", said.zh))
    )
    return f'<prop oor:name="Title" oor:type="xs:string">{values}</prop>\n'
