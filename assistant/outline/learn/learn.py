"""From the text of a sample to brief, outline, facts and style."""

from __future__ import annotations

import re
from typing import Any

from assistant.language import Language, Said
from assistant.outline.headings import parse_headings
from assistant.outline.kinds import Kind
from assistant.outline.learn.clean import cleaned
from assistant.outline.learn.ends import Ends, find_ends
from assistant.outline.learn.gaps import Gaps
from assistant.outline.learn.kind import kind_of_title
from assistant.outline.learn.model import Learned, Remark
from assistant.outline.learn.passage import Learner
from assistant.outline.learn.scrub import has_figure, scrubbed
from assistant.outline.learn.series import find_series
from assistant.outline.learn.style import style_of
from assistant.outline.learn.tree import Node, make_tree, remarks_on

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAD_END = re.compile(
    r"(?:[^。！？\n]*?(?:现|特|兹)?将?[^。！？，\n]{0,24}(?:报告|汇报|总结|通报|通告|公告|公布|通知|说明|请示|函告|述职|纪要|批复)(?:情况)?如下|[^。！？，\n]{0,30}如下)[：:。]?\s*\Z"
)
# The next meeting is another one: 第十七届人民代表大会第五次会议, 十四届六次全体会议.
_SESSION = re.compile(
    r"第?(?:[一二三四五六七八九十百]{1,5}|\d{1,3}|XX)(届|次(?=(?:常务委员会|全体)?会议|全会|全体（|代表大会))"
)
_LAST = re.compile(r"[。！？\n]|[.!?]\s+")


def learn_text(text: str, language: Language | None = None) -> Learned:
    """What a sample teaches; never raises, on any text. The language is told by its letters where none is given.

    Points are the sample's own sentences with a slot for every figure; a fact keeps the old value in its note alone.
    """
    language = language or language_of(text)
    text, remarks = cleaned(text, language)
    headings = parse_headings(text)
    start = text.rfind("\n", 0, headings[0].start) + 1 if headings else len(text)
    ends = find_ends(text, start, language)
    ends.stop = max(ends.stop, headings[-1].body_start) if headings else ends.stop
    nodes = make_tree(text, headings, ends.stop)
    kind = kind_of_title(ends.title, language)
    learner = Learner(Gaps(language, _year(ends)), language)
    opening, lead = _opening(text[ends.start : start if headings else ends.stop], kind, learner)
    remarks += [*ends.remarks, *remarks_on(nodes, language), *_series_remarks(nodes, language)]
    if headings:
        sections = [_section(node, learner, remarks, 1) for node in nodes]
    else:
        sections, opening = _without_headings(opening, language, remarks)
    brief = _brief(ends, kind, opening, language, remarks)
    body = text[ends.start : ends.stop]
    style = style_of(learner.sentences, body, nodes, lead, brief.get("closing", ""), language)
    if note := _note(ends, language):
        style["note"] = note
    return Learned(brief, {"sections": sections}, list(learner.gaps.facts.values()), style, tuple(remarks))


def language_of(text: str) -> Language:
    """en where Latin words outnumber Chinese characters, else zh."""
    return "en" if len(_LATIN.findall(text)) > len(_HAN.findall(text)) else "zh"


def _year(ends: Ends) -> int:
    match = _YEAR.search(ends.title) or _YEAR.search(ends.date)
    return int(match[0]) if match else 0


def _opening(text: str, kind: Kind | None, learner: Learner) -> tuple[dict[str, Any], str]:
    """The lead as a passage, and the formula that ends it. With a kind, the writer adds the kind's own formula."""
    words = text.strip()
    at = max((match.end() for match in _LAST.finditer(words.rstrip("：:。. \n"))), default=0)
    last = words[at:].strip()
    formula = _formula(last, kind)
    if formula and kind:
        words = words[:at] + last[: len(last) - len(formula)]
    if not words.strip():
        return {}, formula
    passage = learner.passage(words)
    if "length" in passage and kind and kind.opening:
        passage["length"][1] += len("".join(kind.opening[0].split()))
    return passage, formula


def _formula(last: str, kind: Kind | None) -> str:
    bare = last.rstrip("：:。. ")
    for known in sorted(kind.opening if kind else (), key=len, reverse=True):
        if bare.endswith(said := known.strip("：:。. ")):  # 为表彰先进，经研究，决定如下：
            return last[len(bare) - len(said) :]
    clause = re.split(r"[，,]", last)[-1] if "如下" in last else ""
    return clause.strip() if clause and _LEAD_END.fullmatch(clause.strip()) else ""


def _section(node: Node, learner: Learner, remarks: list[Remark], depth: int) -> dict[str, Any]:
    title = " ".join(node.heading.title.split()).strip("#* ") or "XX"
    heading = scrubbed(title, learner.language).strip() or "XX"
    if has_figure(title, learner.language):
        zh, en = (
            f"标题“{title}”中的数字已换成 XX",
            f"the figures in the heading “{title}” were replaced by XX",
        )
        remarks.append(Remark("heading-figure", Said(zh, en), title))
    section: dict[str, Any] = {"heading": heading}
    if node.heading.form == "run-in":
        section["run_in"] = True
    section |= learner.passage(node.text, heading, measured=not node.below)
    below = [_section(child, learner, remarks, depth + 1) for child in node.below]
    if below:
        section["sections"] = below
    return section


def _without_headings(
    opening: dict[str, Any], language: Language, remarks: list[Remark]
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """An outline needs a section; a letter without headings has its text in one."""
    name = "正文" if language == "zh" else "Text"
    zh, en = (
        f"样本没有标题，内容放在“{name}”一节",
        f"the sample has no headings; its text is the section “{name}”",
    )
    remarks.append(Remark("no-headings", Said(zh, en)))
    return [{"heading": name, **opening}], {}


def _series_remarks(nodes: list[Node], language: Language) -> list[Remark]:
    """Enumerations that skip a member: 一是…三是…"""
    remarks: list[Remark] = []
    for node in nodes:
        series = find_series(node.text, language)
        if series and series.numbers != tuple(range(1, len(series.numbers) + 1)) and series.form != "首先":
            zh = f"“{node.heading.title}”中的列举跳号，已重新编号"
            en = f"the enumeration in “{node.heading.title}” skips a number; numbered anew"
            remarks.append(Remark("list-number", Said(zh, en), node.heading.title))
        remarks += _series_remarks(node.below, language)
    return remarks


def _brief(
    ends: Ends, kind: Kind | None, opening: dict[str, Any], language: Language, remarks: list[Remark]
) -> dict[str, Any]:
    """The brief's mapping in the order in which a person reads it; no date, for that is the signer's."""
    if not ends.title:
        remarks.append(
            Remark("no-title", Said("样本没有标题行，title 写成了 XX", "the sample has no title; it is XX"))
        )
    brief: dict[str, Any] = {"title": scrubbed(" ".join(ends.title.split()), language) or "XX"}
    if ends.adopted:
        brief["title"] = _SESSION.sub(r"第XX\1", brief["title"])
    if kind:
        brief["kind"] = kind.name
    brief["language"] = language
    head = {"organ_mark": ends.head.organ_mark, "classification": ends.head.classification}
    brief |= {key: value for key, value in head.items() if value}
    if ends.adopted:
        brief["adopted"] = _SESSION.sub(r"第XX\1", scrubbed(ends.adopted, language))
    for key, value in (("recipient", ends.recipient), ("salutation", ends.salutation)):
        if value:
            brief[key] = scrubbed(value, language)
    if opening:
        brief["opening"] = opening
    issued_by = ends.issued_by if ends.issued_by != ends.author else ""
    hand = (("signer_post", ends.signer_post), ("signer", "XX" if ends.signer_post else ""))
    foot = (*hand, ("copies_to", ends.copies_to), ("issued_by", issued_by))
    for key, value in (("closing", ends.closing), ("author", ends.author), *foot):
        if value:
            brief[key] = scrubbed(value, language)
    if ends.date:
        zh = f"成文日期“{ends.date}”未带入：日期由签发人定"
        en = f"the date “{ends.date}” was left out: a date is never filled in by a program"
        remarks.append(Remark("date-left-out", Said(zh, en), ends.date))
    brief |= {"facts": "facts.yaml", "outline": "outline.yaml"}
    return brief


def _note(ends: Ends, language: Language) -> str:
    """The sample's title and date as they were, for the person who wants to look back."""
    zh = language == "zh"
    parts = (
        [f"样本标题：{ends.title}" if zh else f"sample title: {ends.title}"]
        if has_figure(ends.title, language)
        else []
    )
    if ends.date:
        parts.append(f"样本成文日期：{ends.date}" if zh else f"sample date: {ends.date}")
    return ("；" if zh else "; ").join(parts)
