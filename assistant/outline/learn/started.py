"""A new report from its kind: brief, outline and facts that draft at once, with comments that teach."""

from __future__ import annotations

from typing import Any

from assistant.language import Said
from assistant.outline.kinds import Customary, Kind
from assistant.outline.learn.written import as_yaml
from assistant.outline.model import Section

_FIELDS = ("adopted", "recipient", "salutation", "closing", "author", "signer_post", "signer")
# Asked for only where the kind speaks of them.
_SELDOM = ("adopted", "signer_post", "signer")
_ASK = {
    "adopted": Said(
        "题注：通过的会议，印在标题之下，前面加日期；标题已写明会议的，写 adopted: 是。写了它，文末不再署名和落日期",
        "the meeting that passed it, printed below the title with the date; then nobody signs below the text",
    ),
    "recipient": Said("主送机关，末尾的冒号由程序加", "who it is for"),
    "salutation": Said("称呼，如“各位领导：”", "how they are addressed, `Dear councillors,`"),
    "closing": Said("结语，照原文印出", "printed word for word"),
    "author": Said("落款机关", "the organ that signs"),
    "signer_post": Said(
        "由负责人署名的，写职务和姓名，印在机关的位置",
        "who signs in person: post and name stand for the organ",
    ),
    "signer": Said("姓名", "the name"),
    "date": Said(
        "成文日期由签发人定，程序不填：date: YYYY-MM-DD", "never filled in by a program: date: YYYY-MM-DD"
    ),
}
_TO_FILL = {
    "adopted": Said("XX会议", "XX"),
    "recipient": Said("XX", "XX"),
    "salutation": Said("各位领导、同志们：", "Dear XX,"),
    "author": Said("XX", "XX"),
    "signer_post": Said("XX", "XX"),
    "signer": Said("XX", "XX"),
}
_OUTLINE = Said(
    "提纲：标题可改可删可加，序号由程序编，不要写“一、”。每一节可写：\n"
    "#   facts: [编号]          必须写明的数据，编号见 facts.yaml\n"
    "#   points: [要点]         要说的事，一条一句，句中可用 [[编号]] 代数据\n"
    "#   phrases: [提法]        必须原样出现的话\n"
    "#   enumerate: 一是        要点写成“一是…；二是…”\n"
    "#   length: [150, 300]     字数\n"
    "#   run_in: true           标题与正文同段    required: false  可以没有",
    "The outline. Change the headings as you like; the program numbers them. A section may have:\n"
    "#   facts: [id]            figures that must be stated here, by their ids in facts.yaml\n"
    "#   points: [text]         what to say, one thought each; [[id]] takes a fact\n"
    "#   phrases: [text]        must appear word for word\n"
    "#   length: [150, 300]     characters\n"
    "#   required: false        may be left out",
)
_FACTS = Said(
    "数据：一条一个指标。value 填数字（1234、1.2亿元、98.5 都可以），不知道的留空，打印为 XX。\n"
    "# 日期和文字用 text:；由别的数据算出的用 formula:，如 formula: share(整改数, 发现数)。\n"
    "# 还可以写 period（时间）、source（来源）、sensitive: true（不给模型看）、note（备注，不印出）。",
    "Facts, one figure each. Fill in `value` (1234, 98.5, 1.2 million); an empty one prints as XX.\n"
    "# Dates and words go to `text:`; what follows from other facts to `formula:`, as in formula: share(done, planned).\n"
    "# Also: period, source, sensitive: true (no model sees it), note (never printed).",
)


def started_files(kind: Kind) -> dict[str, str]:
    """brief.yaml, outline.yaml and facts.yaml for a document of this kind; every gap prints as XX."""
    return {
        "brief.yaml": _brief(kind),
        "outline.yaml": f"# {_OUTLINE.in_(kind.language)}\n" + _outline(kind),
        "facts.yaml": f"# {_FACTS.in_(kind.language)}\n"
        + as_yaml([_fact(figure) for figure in kind.figures]),
    }


def _brief(kind: Kind) -> str:
    language = kind.language
    lines = [f"# {kind.name}: {kind.purpose}" if language == "en" else f"# {kind.name}：{kind.purpose}"]
    lines += [f"# {line}" for line in kind.guidance.splitlines()]
    title = f"关于XX的{kind.name}" if language == "zh" else f"XX: {kind.name.capitalize()}"
    lines += [_said({"title": title}), _said({"kind": kind.name}), _said({"language": language})]
    for key in _FIELDS:
        lines += _field(kind, key)
    if kind.elements.get("opening") != "forbidden" and (opening := _opening(kind)):
        lines.append(_said({"opening": opening}))
    lines.append(f"# {_ASK['date'].in_(language)}")
    lines.append(_said({"facts": "facts.yaml", "outline": "outline.yaml"}))
    return "\n".join(lines) + "\n"


def _field(kind: Kind, key: str) -> list[str]:
    """A required field filled or as XX, an optional one as a comment, a forbidden one as nothing."""
    standing = kind.elements.get(key, "forbidden" if key in _SELDOM else "optional")
    if standing == "forbidden":
        return []
    asked = f"# {_ASK[key].in_(kind.language)}"
    value = kind.closing[0] if key == "closing" and kind.closing else _TO_FILL.get(key, Said("", ""))
    text = value if isinstance(value, str) else value.in_(kind.language)
    line = _said({key: text}) if text else f"{key}:"
    return [asked, line if standing == "required" else f"# {line}"]


def _opening(kind: Kind) -> dict[str, Any]:
    facts = [figure.label for figure in kind.figures if not figure.section]
    # A report tells what was done, any other statutory paper why it is written.
    reason = kind.official and not kind.name.endswith("报告")
    chinese = "为做好XX工作" if reason else "开展了XX工作"
    point = chinese if kind.language == "zh" else "XX"
    if kind.elements.get("opening") == "required" or facts:
        return {"facts": facts} if facts else {"points": [point]}
    return {}


def _outline(kind: Kind) -> str:
    sections = kind.sections or (Section(heading="正文" if kind.language == "zh" else "Text"),)
    return "sections:\n" + "".join(_section(section, kind, "  ") for section in sections)


def _section(section: Section, kind: Kind, indent: str) -> str:
    facts = [figure.label for figure in kind.figures if figure.section == section.heading]
    data: dict[str, Any] = section.model_dump(exclude_defaults=True, exclude={"sections"})
    data = {key: list(value) if isinstance(value, tuple) else value for key, value in data.items()}
    if facts:
        data["facts"] = facts
    lines = as_yaml(data).rstrip("\n").splitlines()
    text = ""
    if hint := kind.hints.get(section.heading):
        text += f"{indent}# {hint}\n"
    text += f"{indent}- {lines[0]}\n" + "".join(f"{indent}  {line}\n" for line in lines[1:])
    if section.sections:
        below = "".join(_section(one, kind, indent + "    ") for one in section.sections)
        text += f"{indent}  sections:\n{below}"
    return text


def _fact(figure: Customary) -> dict[str, Any]:
    fact: dict[str, Any] = {"id": figure.label}
    if figure.unit:
        fact["unit"] = figure.unit
    return {**fact, ("value" if figure.unit else "text"): None}


def _said(data: dict[str, Any]) -> str:
    return as_yaml(data).rstrip("\n")
