"""From a fact to a clause in Chinese: 检查企业数, 1234家 → 检查企业[[检查企业数]]."""

from __future__ import annotations

import re

from assistant.facts.formulas import Binary, Call, Name, Node
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit
from assistant.figures.slots import slot
from assistant.writers.composer.formula import Shape, shape_of
from assistant.writers.composer.verbs import counts

_NEEDS_IS = re.compile(
    r"(?:总数|总量|数量|人口|规模|面积|产量|产值|总额|余额|收入|支出|总值|增加值|率|比例|比重|占比|度|速|幅|均值|平均|周期"
    r"|时间|日期|时长|名称|地点|成本|价格|标准|预算|决算|税收|金额|强度|浓度|指数|得分|分数|名次|排名|位次|存量|存款|贷款|合计|人均[^，]*|目标|预测|计划|现状|任务)\Z"
)
_COUNTING = re.compile(
    r"(?:个数|家数|次数|人数|户数|件数|起数|处数|份数|场数|场次|人次|项数|篇数|册数|期数|数)\Z"
)
_UP = re.compile(r"(?:增长|上升|提高|增加|上涨|提升|回升|增减|变化|升降)\Z")
_DOWN = re.compile(r"(?:下降|减少|降低|回落|下滑|压减|缩小|压缩|缩短)\Z")
# A clause for each shape of a formula; {0} and {1} are what it is about.
_SAID: dict[Shape, str] = {
    "share": "{0}占{1}的{here}",
    "growth": "{0}较{1}{here}",
    "sum": "{all}合计{here}",
    "plus": "{0}与{1}合计{here}",
    "minus": "{0}与{1}之差为{here}",
    "ratio": "{0}与{1}之比为{here}",
    "other": "据此测算为{here}",
}
# Said as a share of what is named last, 完成预算的77.1%, or of those who are named, 愿意居家养老的占86.3%.
_RATE = re.compile(
    r"(?:[率度速幅]|比例|比重|占比|情况|进度|目标|现状|预测|计划|任务|指数|平均|均值|系数|水平|成色)\Z"
)
_DONE_OF = re.compile(r"完成[^率，]{2,}\Z")
_OF_IT = re.compile(r"(?:占|相当于|按|仅为|达到?)(?!率|比)[^，]{2,}\Z")
_OF_B = re.compile(r"(?P<of>[^，]{2,}占(?!比)[^，]{2,}?)的?(?:比例|比重)\Z")  # 高技能人才占技能人才比例
_AT_A_PRICE = re.compile(r"(?P<what>.{2,})按(?P<of>[^，]{2,}[价额值均准])\Z")  # 租金按市场价: 租金为市场价的…
_BY_NATURE = re.compile(r"(?:增收|减收|捐资|捐款|出资|筹资|自筹|动支|节支|让利|超[^，率]{2,}(?:水位|流量))\Z")
_OF_THEM = re.compile(
    r"最?(?:愿意|需要|希望|认为|表示|选择|反映|支持|反对|赞成|满意|不满意|担心|倾向|可承受|了解|知晓)|.*(?:以[上下内]|[者的])\Z"
)
_TIMES = re.compile(r"(?P<of>.+(?:为|是|达|相当于).+)的倍数\Z")
_SCORED = frozenset(
    ["分"]
)  # 得分 is 得96.3分; a 人 or 项 that ends a label is part of a word: 独居老人, 服务事项
_BEFORE_NUMBER = frozenset(
    ["近", "约", "超", "超过", "逾", "突破", "不足", "不少于", "不低于", "不超过", "大约"]
)
_RANKED = re.compile(r"(?:排名|名次|位次|排位|位列|位居)\Z")  # 排名第4位
_NOT_ALONE = re.compile(r"(?:\A|总|平均|人均|户均|累计|合计|其中|全|各)\Z")


def clause(expression: str, facts: FactSheet, *, linked: bool = True) -> str:
    """The clause that states a fact or an inline formula, its slot in it; in a list of parts not `linked` by 为."""
    resolved = facts.resolve(expression)
    if resolved.fact is None:
        return _formula_clause(expression, facts)
    stem, needs, form = spoken(resolved)
    bare = not linked and kind_of_unit(resolved.unit) != "percent"
    return f"{stem}{'为' if needs and not bare else ''}{slot(expression, form)}"


def spoken(resolved: Resolved) -> tuple[str, bool, str]:
    """How a label is said: its stem, whether 为 follows, and the slot's form."""
    fact = resolved.fact
    assert fact is not None
    label = fact.name.rstrip("：: ")
    if label.endswith("合计") and counts(label) and len(label) > 4 and not resolved.text:
        return f"共{label[:-2]}", False, ""  # 排查隐患合计: 共排查隐患3415处
    if resolved.text:
        return label, True, ""
    kind = kind_of_unit(resolved.quantity.unit if resolved.quantity else resolved.unit)
    if kind in ("percent", "percentage_point"):
        return _change(label, resolved)
    if times := _TIMES.match(label):
        return f"{times['of']}的", False, ""
    if kind == "count" and (stem := _uncounted(label, resolved.unit)) != label:
        return stem, False, ""
    if counts(label) or _UP.search(label) or _DOWN.search(label) or _BY_NATURE.search(label):
        return label, False, ""
    if resolved.approx in _BEFORE_NUMBER or (_RANKED.search(label) and resolved.unit in ("位", "名")):
        return label, False, ""  # 面积近3万亩, not 面积为近3万亩
    return label, kind != "count" or bool(_NEEDS_IS.search(label)) or not resolved.unit, ""


def _change(label: str, resolved: Resolved) -> tuple[str, bool, str]:
    """收入增长 → 收入, form 增减; a fall that was given as a positive number stays a fall."""
    if (up := _UP.search(label)) and label[: up.start()]:
        return label[: up.start()], False, "增减"
    if (down := _DOWN.search(label)) and label[: down.start()]:
        fact = resolved.fact
        computed = bool(fact and fact.formula.strip().startswith("growth"))
        # Of a formula that comes to less than nothing the label is wrong: it is printed as it is, for the check to find.
        negative = bool(resolved.quantity and resolved.quantity.value < 0 and not resolved.derived)
        return (label[: down.start()], False, "增减") if computed or negative else (label, False, "")
    return *_share(label), ""


def _share(label: str) -> tuple[str, bool]:
    """How a percent is said of its label, and whether 为 follows: 完成率为, 完成预算的, 愿意居家养老的占."""
    if _DONE_OF.search(label):
        return f"{label}的", False
    if of := _OF_B.match(label):
        return f"{of['of']}的", False
    if price := _AT_A_PRICE.match(label):
        return f"{price['what']}为{price['of']}的", False
    if _RATE.search(label):
        return label, True
    if _OF_IT.search(label):
        return f"{label}的", False
    return (f"{label.removesuffix('的')}的占", False) if _OF_THEM.match(label) else (label, True)


def _uncounted(label: str, unit: str) -> str:
    """The label without the word that only says that it is counted; whole where nothing would remain."""
    bare = unit.lstrip("万亿")
    for ending in (f"{bare}数", f"{bare}次", *([bare] if len(bare) > 1 or bare in _SCORED else [])):
        if bare and label.endswith(ending) and not _NOT_ALONE.search(label[: -len(ending)]):
            return label[: -len(ending)]
    found = _COUNTING.search(label)
    if found and not _NOT_ALONE.search(label[: found.start()]):
        rest = label[: found.start()]
        return (
            label if rest.endswith(("总", "件", "指", "参", "系", "分", "基", "倍", "比例", "平均")) else rest
        )
    return label


def _formula_clause(expression: str, facts: FactSheet) -> str:
    shape, about = shape_of(facts.parse(expression))
    names = [_named(node, facts, dated=shape == "growth") for node in about]
    here = slot(expression, "增减" if shape == "growth" else "")
    return _SAID[shape].format(*names, all="、".join(names), here=here)


def _named(node: Node, facts: FactSheet, *, dated: bool = False) -> str:
    """The label of a plain name, with its period where two periods meet; a deeper formula by all its labels."""
    if isinstance(node, Name):
        fact = facts[node.id]
        period = fact.period if dated and fact.period not in fact.name else ""
        return f"{period}{fact.name}"
    if isinstance(node, Call) and node.function == "sum":
        return "、".join(_named(part, facts) for part in node.arguments) + "之和"
    if isinstance(node, Binary) and node.operator == "+":
        return f"{_named(node.left, facts)}与{_named(node.right, facts)}之和"
    if isinstance(node, Binary) and node.operator == "-":
        return f"{_named(node.left, facts)}与{_named(node.right, facts)}之差"
    return "该项"
