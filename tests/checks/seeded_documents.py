"""Faults put into whole reports that have a brief, one at a time: headings, phrases, lengths, names, elements.

Each function yields (text, brief) of one report with its fault; a fault that cannot be put there is not yielded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import cycle, islice, pairwise

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.checks import check, make_subject
from assistant.checks.subject import Reading
from assistant.outline.kinds import get_kind
from assistant.outline.model import Section
from tests.checks.cases import make_brief
from tests.checks.corpus import references
from tests.checks.seeds import Seeded, filled, spread, table

Sown = tuple[str, Brief]
_CLAUSE = re.compile(r"(?<=[，。；])[一-鿿、]{9,16}(?=[，。；])")
_SENTENCE = re.compile(r"(?<=。)[^。；：“”\d]{18,60}。")


@cache
def reports() -> tuple[tuple[str, Brief, tuple[Reading, ...]], ...]:
    """Every Chinese report that somebody wrote as a measure, with its brief and as it is read."""
    found = []
    for file in references():
        brief = read_brief(file.parent / "brief.yaml")
        if brief.language == "zh":
            text = file.read_text("utf-8")
            found.append((text, brief, make_subject(text, brief).readings))
    return tuple(found)


def _sections(standalone: bool = False) -> Iterator[tuple[str, Brief, Reading, int, int]]:
    """Every section with the start of its heading's line and the end of its own text."""
    for text, brief, readings in reports():
        for reading in readings:
            if reading.role == "section" and reading.found and reading.placed:
                if standalone and reading.found.form != "standalone":
                    continue
                start = text.rfind("\n", 0, reading.found.start) + 1
                yield text, brief, reading, start, reading.offset + len(reading.text)


def heading_missing() -> Iterator[Sown]:
    for text, brief, reading, start, _ in _sections():
        assert reading.found and reading.placed
        parents = (*reading.placed.parents, reading.placed.section)
        if all(not isinstance(p, Section) or p.required for p in parents):
            yield text[:start] + text[reading.found.body_start :].lstrip("*"), brief


def heading_reworded() -> Iterator[Sown]:
    for text, brief, reading, _, _ in _sections():
        assert reading.found
        title = reading.heading
        at = text.index(title, reading.found.start)
        changed = title[:-1] + "等情况" if len(title) > 4 else "有关" + title
        yield text[:at] + changed + text[at + len(title) :], brief


def heading_number() -> Iterator[Sown]:
    for text, brief, reading, _, _ in _sections():
        assert reading.found
        at, number = reading.found.start, reading.number
        if number and any(digit in number for digit in "一二三四五六"):
            wrong = "".join("八" if digit in "一二三四五六" else digit for digit in number)
            yield text[:at] + wrong + text[at + len(number) :], brief


def heading_order() -> Iterator[Sown]:
    for text, brief, readings in reports():
        tops = [r for r in readings if r.role == "section" and r.level == 1 and r.found and r.placed]
        starts = [text.rfind("\n", 0, r.found.start) + 1 for r in tops if r.found]
        for one, two, three in zip(starts, starts[1:], starts[2:], strict=False):
            yield text[:one] + text[two:three] + text[one:two] + text[three:], brief


def heading_duplicate() -> Iterator[Sown]:
    for text, brief, reading, start, end in _sections(standalone=True):
        line = text[start : text.index("\n", start)]
        if reading.text:
            yield f"{text[:end]}\n\n{line}\n\n另有其他事项需要说明。{text[end:]}", brief


def heading_empty() -> Iterator[Sown]:
    for text, brief, reading, _, end in _sections():
        if reading.text and not any(r.level > reading.level for r in _next(text, reading)):
            yield text[: reading.offset] + text[end:], brief


def _next(text: str, reading: Reading) -> Sequence[Reading]:
    readings = next(readings for other, _, readings in reports() if other is text)
    at = readings.index(reading)
    return readings[at + 1 : at + 2]


def heading_mark() -> Iterator[Sown]:
    for number, (text, brief, reading, _, _) in enumerate(_sections(standalone=True)):
        assert reading.found
        yield text[: reading.found.end] + "。：；"[number % 3] + text[reading.found.end :], brief


def heading_extra() -> Iterator[Sown]:
    for text, brief, reading, _, end in _sections():
        if reading.text and reading.level == 1:
            yield f"{text[:end]}\n\n## 九、其他需要说明的事项\n\n没有其他事项。{text[end:]}", brief


def _clauses() -> Iterator[tuple[str, Brief, Reading, str]]:
    for text, brief, reading, _, _ in _sections():
        for match in _CLAUSE.finditer(reading.text):
            if text.count(match[0]) == 1:
                yield text, brief, reading, match[0]


def phrase_missing() -> Iterator[Sown]:
    for text, brief, reading, phrase in _clauses():
        yield text.replace(phrase, "抓好工作"), _asking(brief, reading, phrase)


def phrase_misquoted() -> Iterator[Sown]:
    for number, (text, brief, reading, phrase) in enumerate(_clauses()):
        at = 2 + number % (len(phrase) - 4)
        near = (phrase[:at] + "某" + phrase[at + 1 :], phrase[:at] + phrase[at + 1 :])[number % 2]
        own = "\n".join(point for _, passage in brief.passages() for point in passage.points)
        if near not in own:
            yield text.replace(phrase, near), _asking(brief, reading, phrase)


def _asking(brief: Brief, reading: Reading, phrase: str) -> Brief:
    """The brief, in which a section asks for that phrase."""

    def changed(sections: tuple[Section, ...], path: Sequence[int]) -> tuple[Section, ...]:
        at, section = path[0] - 1, sections[path[0] - 1]
        below = {"sections": changed(section.sections, path[1:])} if path[1:] else {"phrases": (phrase,)}
        return (*sections[:at], section.model_copy(update=below), *sections[at + 1 :])

    sections = changed(brief.outline.sections, [int(n) for n in reading.id.split(".")])
    return brief.model_copy(update={"outline": brief.outline.model_copy(update={"sections": sections})})


def length() -> Iterator[Sown]:
    for text, brief, reading, _, end in _sections():
        if reading.placed and reading.placed.section.length and reading.text:
            yield (
                text[: end - 1] + "，" + "切实抓好各项工作任务的落实，" * 40 + "成效良好。" + text[end:],
                brief,
            )
            if len(reading.text) > 60 and not reading.placed.section.sections:
                yield text[: reading.offset] + "按要求办理。" + text[end:], brief


def repetition() -> Iterator[Sown]:
    for text, brief, readings in reports():
        texts = [r for r in readings if r.role == "section" and r.text.endswith("。")]
        for one, two in pairwise(texts):
            for match in islice(_SENTENCE.finditer(one.text), 2):
                end = two.offset + len(two.text)
                yield text[:end] + match[0] + text[end:], brief


def inserted(case: str) -> Callable[[], Iterator[Sown]]:
    """The clauses of `with_brief` in seeds.yaml, each at the end of a section of some report."""

    def sow() -> Iterator[Sown]:
        clauses = list(
            spread([c for written in table()["with_brief"][case]["insert"] for c in filled(written)])
        )
        places = [(t, b, end) for t, b, r, _, end in _sections() if r.text.endswith("。") and b.date]
        for number, clause in enumerate(islice(cycle(clauses), 100)):
            text, brief, end = places[number * 5 % len(places)]
            yield text[:end] + clause + text[end:], brief

    return sow


_TOWNS = "青禾县 霜溪县 岚桥县 云岭区 沧浪县".split()
_FIELDS = "教育局 水利局 财政局 民政局 卫生健康局".split()
_MATTERS = "冬季供暖 校舍维修 防汛备汛 档案管理 道路养护".split()


def _papers(kind: str, recipient: str = "{town}人民政府", **changes: str) -> Iterator[Sown]:
    """Small papers of a kind, from many towns and offices."""
    for town in _TOWNS:
        for field in _FIELDS:
            for matter in _MATTERS:
                words = {"town": town, "field": field, "matter": matter}
                title = changes.get("title", "{town}{field}关于{matter}工作的{kind}").format(
                    **words, kind=kind
                )
                parts = {
                    "title": title,
                    "recipient": recipient.format(**words) + "：" if recipient else "",
                    "lead": f"现将{matter}工作有关事项说明如下：",
                    "first": f"一、基本情况\n\n{town}{matter}工作平稳有序。"
                    + changes.get("first", "").format(**words),
                    "second": f"二、有关事项\n\n请各有关单位做好{matter}工作。"
                    + changes.get("second", "").format(**words),
                    "closing": changes.get("closing", "特此说明。"),
                    "author": town + field,
                    "date": "2025年11月3日",
                    "papers": changes.get("papers", "").format(**words),
                }
                for name in changes.get("without", "").split():
                    parts[name] = ""
                outline = [{"heading": "基本情况"}, {"heading": "有关事项"}]
                brief = make_brief(
                    {
                        "title": title,
                        "recipient": parts["recipient"].rstrip("："),
                        "author": parts["author"],
                        "outline": outline,
                    },
                    [],
                )
                brief = brief.model_copy(update={"kind": get_kind(kind)})
                yield "\n\n".join(part for part in parts.values() if part), brief


CASES: dict[str, Callable[[], Iterator[Sown]]] = {
    "heading-missing": heading_missing,
    "heading-reworded": heading_reworded,
    "heading-number": heading_number,
    "heading-order": heading_order,
    "heading-duplicate": heading_duplicate,
    "heading-empty": heading_empty,
    "heading-mark": heading_mark,
    "heading-extra": heading_extra,
    "phrase-missing": phrase_missing,
    "phrase-misquoted": phrase_misquoted,
    "length": length,
    "repetition": repetition,
    **{case: inserted(case) for case in table()["with_brief"]},
    "element-lacking": lambda: _papers("通知", without="recipient"),
    "element-forbidden": lambda: _papers("纪要"),
    "hidden-request": lambda: _papers("情况报告", second="恳请{town}人民政府安排{matter}资金支持。"),
    "hidden-matters": lambda: _papers("请示", second="另外，请求一并解决{matter}人员编制问题。"),
    "two-superiors": lambda: _papers("请示", recipient="{town}委、{town}人民政府"),
    "letter-to-superior": lambda: _papers("函"),
    "motion-parties": lambda: _papers("议案"),
    "announcement-local": lambda: _papers(
        "公告", recipient="", title="{town}{field}关于{matter}期间实施交通管制的公告"
    ),
    "title-form": lambda: _papers("通知", title="{town}{matter}工作安排"),
    "attachment-unlisted": lambda: _papers(
        "通知", first="详见附件3。", papers="附件：1.{matter}任务表\n　　　2.联系人名单"
    ),
    "attachment-mark": lambda: _papers("通知", papers="附件：1.{matter}任务表。\n　　　2.联系人名单。"),
    "attachment-name": lambda: _papers(
        "通知", papers="附件：{matter}任务表\n\n附件\n\n{matter}人员表\n\n略。"
    ),
}


def sow_document(case: str, most: int = 100) -> Seeded:
    """Puts up to `most` faults of a case, one at a time, into whole reports, and checks each against its brief."""
    lost, tried = [], 0
    for text, brief in islice(spread(list(CASES[case]())), most):
        tried += 1
        if not any(case in (f.case, f.rule) for f in check(text, brief).findings):
            lost.append(text)
    return Seeded(case, tried, tuple(lost))
