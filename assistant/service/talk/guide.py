"""What is answered to a message that nobody understood: what can be said, with this report's own words."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.language import Language, Said
from assistant.report.model import Report
from assistant.report.render import render
from assistant.service.talk.asked import Unclear
from assistant.service.talk.places import Places

_NONE_SUCH = Said("这份报告里没有{}。", "This report has no {}.")
_NOT_READ = Said("没有看懂这句话。", "Not understood.")
_SAY = Said("可以这样说：", "You can say:")
_SECTIONS = Said("各节：", "Sections: ")
_MODEL = Said(
    "（改写文字需要语言模型，请在“设置”里填写；其余都不需要。）",
    "(Rewriting needs a language model, see Settings; all else needs none.)",
)


def guide(asked: Unclear, report: Report, language: Language, *, can_rewrite: bool) -> str:
    """Several lines: what was not found, examples that this very report would obey, and its sections."""
    colon = "：" if language == "zh" else ": "
    lines = [_NONE_SUCH.in_(language).format(asked.unknown) if asked.unknown else _NOT_READ.in_(language)]
    lines += [_SAY.in_(language), *(f"· {what}{colon}{how}" for what, how in _examples(report, language))]
    lines += [] if can_rewrite else [_MODEL.in_(language)]
    apart = "、" if language == "zh" else ", "
    return "\n".join([*lines, _SECTIONS.in_(language) + apart.join(_sections(report))])


def _examples(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    zh = language == "zh"
    gaps = [report.brief.facts[name] for name in report.brief.facts.gaps]
    given = [fact for fact in (*gaps, *report.brief.facts) if not fact.formula and not fact.text]
    if numbers := [path for _, path, _ in Places(report).deepest]:
        first, last = numbers[0], numbers[-1]
        yield ("改文字", f"把{first}写得更简练") if zh else ("text", f"make section {first} shorter")
        yield (
            ("改提纲", f"加一节讲宣传工作；删去{last}") if zh
            else ("outline", f"add a section on publicity; delete section {last}")
        )  # fmt: skip
    if given:
        yield ("改数据", f"{given[0].name}改成3500") if zh else ("facts", f"set {given[0].name} to 3500")
    if figure := _printed(report):
        yield ("问依据", f"为什么说{figure}？") if zh else ("sources", f"why {figure}?")
    yield (
        ("检查和导出", "检查一下；导出Word")
        if zh
        else ("checks and files", "check the report; export as Word")
    )


def _printed(report: Report) -> str:
    """A figure that the report prints, one that a formula gives before any other."""
    found = [
        (figure.state != "derived", figure.text)
        for _, _, section in report.walk()
        for figure in render(section.source, report.brief.facts, report.brief.language).figures
        if figure.state in ("derived", "supported")
    ]
    return min(found, key=lambda one: one[0])[1] if found else ""


def _sections(report: Report) -> Iterator[str]:
    """The numbers and headings of the first level."""
    for name, path, heading in Places(report).all:
        if "." not in name:
            yield f"{path} {heading}"
