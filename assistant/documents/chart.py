"""Charts by matplotlib, the only file that knows it; drawn only where an outline asks for one."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from assistant.documents.fonts import chain
from assistant.errors import MissingPartError
from assistant.language import Language
from assistant.report.table import FactTable

# Millimetres on the page, and dots to the inch.
WIDTH, HEIGHT, DOTS = 150, 78, 200
_INCH = 25.4
# Grey tones and hatches part the series on a black-and-white copier as well as on a screen.
_TONES = ("#3b5b7a", "#b9c6d3", "#7d8b99", "#e0d6c2", "#54463a", "#a9a9a9")
_HATCHES = ("", "///", "...", "\\\\\\", "xx", "++")
_MARKERS = "osD^v*"
_MOST_LABELS = 40


def check() -> None:
    """Raises MissingPartError, naming the install, where matplotlib or a Chinese font is missing."""
    _library()
    _font("zh")


def draw(table: FactTable, language: Language) -> bytes:
    """The table as a PNG: bars, or lines over the periods. Each bar and point is labelled with the figure as printed."""
    library = _library()
    with library.rc_context(
        {
            "font.family": _font(language),
            "font.size": 9,
            "axes.unicode_minus": False,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "hatch.linewidth": 0.5,
        }
    ):
        figure = library.figure.Figure(
            figsize=(WIDTH / _INCH, HEIGHT / _INCH), dpi=DOTS, layout="constrained"
        )
        axes = figure.add_subplot()
        (_lines if table.form == "line" else _bars)(axes, table)
        out = io.BytesIO()
        # Without a name of the program: the same report gives the same bytes.
        figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _bars(axes: Any, table: FactTable) -> None:
    series, rows = len(table.head) - 1, table.rows
    thick = 0.8 / series
    labelled = series * len(rows) <= _MOST_LABELS
    for index, name in enumerate(table.head[1:]):
        places = [place + (index - (series - 1) / 2) * thick for place in range(len(rows))]
        drawn = axes.bar(
            places,
            [_height(row[index + 1].value) for row in rows],
            thick * 0.92,
            label=name,
            color=_TONES[index % len(_TONES)],
            hatch=_HATCHES[index % len(_HATCHES)],
            edgecolor="#333333",
            linewidth=0.4,
        )
        if labelled:
            axes.bar_label(drawn, [row[index + 1].text for row in rows], padding=2, fontsize=7.5)
    _finish(axes, table)


def _lines(axes: Any, table: FactTable) -> None:
    for index, name in enumerate(table.head[1:]):
        heights = [_height(row[index + 1].value) for row in table.rows]
        axes.plot(
            range(len(heights)),
            heights,
            label=name,
            color=_TONES[index % len(_TONES)] if index != 1 else "#7d8b99",
            marker=_MARKERS[index % len(_MARKERS)],
            linewidth=1.4,
            markersize=4,
            linestyle=("-", "--", "-.", ":")[index % 4],
        )
        for place, row in enumerate(table.rows):
            if row[index + 1].value is not None:
                said = row[index + 1].text
                axes.annotate(
                    said,
                    (place, heights[place]),
                    (0, 5),
                    textcoords="offset points",
                    ha="center",
                    fontsize=7.5,
                )
    axes.margins(x=0.08, y=0.15)
    _finish(axes, table)


def _finish(axes: Any, table: FactTable) -> None:
    labels = [row[0].text for row in table.rows]
    crowded = sum(map(len, labels)) > 36
    axes.set_xticks(
        range(len(labels)), labels, rotation=30 if crowded else 0, ha="right" if crowded else "center"
    )
    axes.grid(axis="y", linewidth=0.3, color="#cccccc")
    axes.set_axisbelow(True)
    if len(table.head) > 2:
        axes.legend(frameon=False, fontsize=8, ncols=3, loc="upper center", bbox_to_anchor=(0.5, 1.16))
    else:
        axes.set_ylabel(table.head[1])


def _height(value: Decimal | None) -> float:
    """For drawing alone; what is printed is the figure's own text. A gap has no height."""
    return float("nan") if value is None else float(value)


def _library() -> Any:
    try:
        import matplotlib
        import matplotlib.figure
        import matplotlib.font_manager
    except ImportError:
        raise MissingPartError(
            "画图需要 matplotlib：请安装 nigao[charts]，或把提纲中的 figure 改为 table",
            "charts need matplotlib: install nigao[charts], or let the outline say `figure: table`",
        ) from None
    return matplotlib


def _font(language: Language) -> list[str]:
    """The families to draw with. Raises MissingPartError where no font has Chinese: boxes are no labels."""
    manager = _library().font_manager.fontManager
    there = set(manager.get_font_names())
    wanted = ["Calibri", *chain("Calibri")] if language == "en" else ["黑体", *chain("黑体")]
    found = [name for name in wanted if name in there]
    if not found:
        # A collection of fonts is listed by its first name: Noto Sans CJK JP holds the Chinese glyphs too.
        found = (
            sorted(name for name in there if "CJK" in name and "Mono" not in name) if language == "zh" else []
        )
    if language == "zh" and not found:
        raise MissingPartError(
            "画图需要中文字体：请安装（如 apt install fonts-noto-cjk）",
            "a chart with Chinese labels needs a Chinese font: install one (apt install fonts-noto-cjk)",
        )
    return [*found, "DejaVu Sans"]
