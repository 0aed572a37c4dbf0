"""What the styles of a template are: which of ours it has, how large their letters are, and how wide its page is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from assistant.documents.word.incoming import child, children, value_of
from assistant.documents.word.layout import Layout, Page, Style
from assistant.documents.word.markup import TWIPS_PER_MM, TWIPS_PER_POINT
from assistant.documents.word.styles import heading_words

# Names under which a unit's template may keep one of our styles, beside its own.
_ALSO = {
    "Normal Indent": ("正文缩进", "Body Text First Indent", "Body Text Indent", "公文正文"),
    "Title": ("公文标题", "标题"),
    "主送机关": ("Salutation",),
    "caption": ("题注",),
}
# Word's own styles bear English names in the file; this is how a Chinese Word shows them.
_IN_CHINESE = {
    "Normal": "正文",
    "Normal Indent": "正文缩进",
    "Title": "标题",
    "Salutation": "称呼",
    "Closing": "结束语",
    "Signature": "签名",
    "Date": "日期",
    "caption": "题注",
    "footer": "页脚",
    **{f"heading {level}": f"标题 {level}" for level in range(1, 10)},
}
# How high a line is, in letters, on a page without a grid.
_LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Look:
    """`ids`: our style's id → the template's, for those that it has. `layout`: ours with its page and sizes."""

    ids: dict[str, str]
    layout: Layout
    default: str


def look(styles: Element, section: Element, layout: Layout) -> Look:
    """The template as a layout, for whatever is computed from widths and sizes."""
    by_name = {
        _plain(value_of(child(one, "name"))): one for one in children(styles, "style") if _is_paragraph(one)
    }
    ids: dict[str, str] = {}
    sized = []
    normal = next((one for one in by_name.values() if value_of(one, "default") in ("1", "true")), None)
    for style in layout.styles:
        names = (style.name, *_ALSO.get(style.name, ()))
        found = next((by_name[_plain(name)] for name in names if _plain(name) in by_name), None)
        if found is None and style is layout.styles[0]:
            found = normal
        if found is None:
            sized.append(style)
            continue
        ids[style.id] = value_of(found, "styleId")
        if linked := value_of(child(found, "link")):
            ids[heading_words(style)] = linked
        sized.append(_sized(style, found, styles))
    base = sized[0]
    sized = [_like_normal(one, layout.styles[0], base) if one.id not in ids else one for one in sized]
    page = _page(section, layout.page, base)
    return Look(ids, replace(layout, page=page, styles=tuple(sized)), value_of(normal, "styleId"))


def shown_name(style: Style, layout: Layout) -> str:
    """The name of a style as Word shows it in the language of the report."""
    return _IN_CHINESE.get(style.name, style.name) if layout.language == "zh" else style.name


def is_plain(style: Style, normal: Style) -> bool:
    """Whether a style of ours differs from running text in its place only, not in its letters."""
    return (style.face, style.size, style.bold, style.color) == (
        normal.face,
        normal.size,
        normal.bold,
        normal.color,
    )


def _like_normal(style: Style, normal: Style, theirs: Style) -> Style:
    """A style that we add for running text is set in the template's own letters."""
    return replace(style, size=theirs.size, tracking=theirs.tracking) if is_plain(style, normal) else style


def _sized(style: Style, found: Element, styles: Element) -> Style:
    size, tracking = _inherited(found, styles, "sz"), _inherited(found, styles, "spacing")
    return replace(
        style,
        size=int(size) / 2 if size.isdecimal() else 10.0,
        tracking=int(tracking) / TWIPS_PER_POINT if tracking.lstrip("-").isdecimal() else 0.0,
    )


def _inherited(style: Element, styles: Element, name: str) -> str:
    """A property of a style's letters, its own or that of those it is based on, or the default."""
    by_id = {value_of(one, "styleId"): one for one in children(styles, "style")}
    seen: set[str] = set()
    step: Element | None = style
    while step is not None and value_of(step, "styleId") not in seen:
        seen.add(value_of(step, "styleId"))
        if said := value_of(child(child(step, "rPr"), name)):
            return said
        step = by_id.get(value_of(child(step, "basedOn")))
    defaults = child(child(styles, "docDefaults"), "rPrDefault")
    return value_of(child(child(defaults, "rPr"), name))


def _page(section: Element, ours: Page, normal: Style) -> Page:
    size, edges, grid = child(section, "pgSz"), child(section, "pgMar"), child(section, "docGrid")

    def millimetres(element: Element | None, name: str, default: float) -> float:
        said = value_of(element, name).lstrip("-")
        return int(said) / TWIPS_PER_MM if said.isdecimal() else default

    on_grid = value_of(grid, "type") in ("lines", "linesAndChars", "snapToChars")
    pitch = value_of(grid, "linePitch")
    line = int(pitch) if on_grid and pitch.isdecimal() else round(normal.size * _LEADING * TWIPS_PER_POINT)
    return replace(
        ours,
        width=millimetres(size, "w", ours.width),
        height=millimetres(size, "h", ours.height),
        top=millimetres(edges, "top", ours.top),
        bottom=millimetres(edges, "bottom", ours.bottom),
        left=millimetres(edges, "left", ours.left),
        right=millimetres(edges, "right", ours.right),
        line=line,
    )


def _is_paragraph(style: Element) -> bool:
    return value_of(style, "type") in ("paragraph", "")


def _plain(name: str) -> str:
    return "".join(name.split()).lower()
