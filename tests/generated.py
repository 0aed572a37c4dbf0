"""Briefs made up by hypothesis: odd labels and units, nesting, gaps, ranges, formulas, sensitive facts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from assistant.brief import Brief
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline

_SUBJECTS = (
    "检查企业 发现隐患 整改隐患 培训人员 投入资金 建成道路 栽植树木 受理信访 办结信访 发放补贴 走访农户 粮食产量"
    " 财政收入 税收收入 新增就业 城镇登记失业 群众满意 图书借阅 门诊 住院 断面水质 空气优良天数 天然气用户 出动执法人员"
).split()
_TAILS = ["", "数", "总数", "率", "人数", "额", "（累计）", "-其中", " A区", "增长", "下降", "占比", "情况"]
_UNITS = [
    "",
    "家",
    "处",
    "人",
    "人次",
    "%",
    "个百分点",
    "万元",
    "亿元",
    "元",
    "公里",
    "平方米",
    "户",
    "项",
    "吨",
    "万亩",
    "倍",
    "kW·h",
    "个",
]
_PERIODS = ["", "2025年", "截至2025年10月底", "2025年1—10月", "2024年", "前三季度"]
_WORDS = "层层压实责任 开展专项排查 健全工作机制 强化督导问效 推进重点项目 做好群众工作 完善应急预案 加强队伍建设".split()
_APPROX = ["", "", "", "约", "近", "余", "以上"]


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """The value part of a fact: a number, a range, words or a gap."""
    unit = draw(st.sampled_from(_UNITS))
    kind = draw(st.sampled_from(["number"] * 6 + ["gap", "range", "text"]))
    if kind == "gap":
        return {"unit": unit}
    if kind == "text":
        return {"text": draw(st.sampled_from(["已全面完成", "县应急管理局", "2025年11月20日", "优秀"]))}
    places = draw(st.integers(0, 4))
    number = Decimal(draw(st.integers(1, 10**8))).scaleb(-places)
    if kind == "range":
        return {"value": f"{number:f}—{number * 2:f}", "unit": unit or "个"}
    digits = draw(st.one_of(st.none(), st.integers(0, 3)))
    fact: dict[str, Any] = {
        "value": format(number, "f"),
        "unit": unit,
        "approx": draw(st.sampled_from(_APPROX)),
    }
    return fact if digits is None else {**fact, "digits": digits}


@st.composite
def facts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """From one to fourteen facts, formulas over the plain numbers among them."""
    labels = [a + b for a in _SUBJECTS for b in _TAILS]
    chosen = draw(st.lists(st.sampled_from(labels), min_size=1, max_size=12, unique=True))
    made = []
    for label in chosen:
        fact = {"label": label, "period": draw(st.sampled_from(_PERIODS)), **draw(values())}
        fact["sensitive"] = draw(st.booleans()) and draw(st.booleans())
        made.append(fact)
    by_unit: dict[str, list[str]] = {}
    for fact in made:
        if "value" in fact and "—" not in fact["value"]:
            by_unit.setdefault(fact["unit"], []).append(f"`{fact['label']}`")
    pairs = [names[:2] for names in by_unit.values() if len(names) > 1]
    if pairs and draw(st.booleans()):
        form = draw(st.sampled_from(["share({}, {})", "growth({}, {})", "{} / {}"]))
        made.append({"label": "核算占比", "unit": "%", "formula": form.format(*pairs[0])})
    return made


@st.composite
def sections(draw: st.DrawFn, names: list[str], depth: int = 1) -> dict[str, Any]:
    heading = draw(st.sampled_from(_WORDS)) + draw(st.sampled_from(["情况", "方面", "成效", "打算"]))
    section: dict[str, Any] = {"heading": f"{heading}{draw(st.integers(10, 10**6))}"[:60]}
    section["heading"] = section["heading"].rstrip("0123456789") + _chinese(section["heading"])
    section["points"] = draw(st.lists(st.sampled_from(_WORDS), max_size=4, unique=True))
    section["facts"] = draw(st.lists(st.sampled_from(names), max_size=5, unique=True))
    section["run_in"] = draw(st.booleans())
    section["enumerate"] = draw(st.sampled_from(["", "", "一是", "首先", "第一"]))
    section["required"] = draw(st.sampled_from([True, True, False]))
    if draw(st.integers(0, 3)) == 0:
        section["phrases"] = ["安全第一、预防为主"]
    if depth < 3 and draw(st.integers(0, 2)) == 0:
        section["sections"] = draw(st.lists(sections(names, depth + 1), min_size=1, max_size=3))
        section["run_in"] = False
    return section


def _chinese(heading: str) -> str:
    """Digits of a heading as letters of its own, so that headings differ without holding a figure."""
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(c)] for c in heading if c.isdigit())


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    made = draw(facts())
    sheet = FactSheet.of(made)
    names = [fact.id for fact in sheet]
    tree = draw(st.lists(sections(names), min_size=1, max_size=4))
    opening = None
    if draw(st.booleans()):
        opening = {
            "points": ["今年以来各项工作有序推进"],
            "facts": draw(st.lists(st.sampled_from(names), max_size=2, unique=True)),
        }
    return Brief.model_validate(
        {
            "title": "青禾县2025年工作情况报告",
            "facts": sheet,
            "outline": make_outline(tree),
            "opening": opening,
            "closing": draw(st.sampled_from(["", "特此报告。"])),
            "author": "青禾县人民政府办公室",
            "date": "2025-12-05",
        }
    )
