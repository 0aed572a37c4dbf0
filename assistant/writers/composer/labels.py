"""From a fact to a clause in Chinese: 检查企业数, 1234家 → 检查企业[[检查企业数]]."""

from __future__ import annotations

import re

from assistant.facts.formulas import Binary, Call, Name, Node
from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures import kind_of_unit
from assistant.figures.slots import slot
from assistant.writers.composer.formula import Shape, shape_of

# Words with which a label speaks of something done: then 为 would be one word too many.
_DONE = (
    "检查|发现|整改|培训|投入|新建|改造|完成|开展|组织|签订|排查|查处|立案|受理|办结|发放|举办|召开|印发|覆盖|新增|实现"
    "|安排|拨付|下达|争取|落实|建成|引进|帮扶|走访|慰问|接待|出动|整治|关闭|责令|处罚|约谈|征集|解决|化解|转办|收集|参加"
    "|参训|参与|报送|制定|修订|建立|设立|选派|招聘|治理|修复|栽植|清理|清运|拆除|搬迁|救助|资助|发展|入户|宣讲|巡查|督查"
    "|督办|通报|曝光|消除|销号|更换|安装|维修|配备|采购|储备|调解|审理|办理|答复|回复|服务|惠及|受益|带动|吸纳|转移|接种"
    "|体检|筛查|诊疗|收治|抽检|抽查|检测|监测|销毁|罚没|追缴|退还|减免|压减|节约|节省|盘活|收回|上缴|募集|捐赠|捐款|阅读"
    "|借阅|读书|演练|应急|处置|转移|疏散|维护|养护|硬化|铺设|疏浚|加固|播种|收割|机收|流转|认证|申报|获评|评选|表彰|通过"
)
_VERB_LED = re.compile(rf"(?:累计|共|共计|已|实际|全年|本年|新|集中|联合|统一|主动|及时)?(?:{_DONE})")
_NEEDS_IS = re.compile(
    r"(?:总数|总量|数量|人口|规模|面积|产量|产值|总额|余额|收入|支出|总值|增加值|率|比例|比重|占比|度|速|幅|均值|平均|周期"
    r"|时间|日期|时长|名称|地点|成本|价格|标准|预算|决算|税收|金额|强度|浓度|指数|得分|分数|名次|排名|位次|存量|存款|贷款|合计|人均[^，]*)\Z"
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
_NOT_ALONE = re.compile(r"(?:\A|总|平均|人均|户均|累计|合计|其中|全|各)\Z")


def clause(expression: str, facts: FactSheet) -> str:
    """The clause that states a fact or an inline formula, its slot in it."""
    resolved = facts.resolve(expression)
    if resolved.fact is None:
        return _formula_clause(expression, facts)
    stem, linked, form = spoken(resolved)
    return f"{stem}{'为' if linked else ''}{slot(expression, form)}"


def spoken(resolved: Resolved) -> tuple[str, bool, str]:
    """How a label is said: its stem, whether 为 follows, and the slot's form."""
    fact = resolved.fact
    assert fact is not None
    label = fact.name.rstrip("：: ")
    if resolved.text:
        return label, True, ""
    kind = kind_of_unit(resolved.quantity.unit if resolved.quantity else resolved.unit)
    if kind in ("percent", "percentage_point"):
        return _change(label, resolved)
    if kind == "count" and (stem := _uncounted(label, resolved.unit)) != label:
        return stem, False, ""
    if _VERB_LED.match(label):
        return label, False, ""
    ranged = bool(resolved.quantity and resolved.quantity.high is not None)
    return label, ranged or kind != "count" or bool(_NEEDS_IS.search(label)) or not resolved.unit, ""


def _change(label: str, resolved: Resolved) -> tuple[str, bool, str]:
    """收入增长 → 收入, form 增减; a fall that was given as a positive number stays a fall."""
    if (up := _UP.search(label)) and label[: up.start()]:
        return label[: up.start()], False, "增减"
    if (down := _DOWN.search(label)) and label[: down.start()]:
        fact = resolved.fact
        computed = bool(fact and fact.formula.strip().startswith("growth"))
        negative = bool(resolved.quantity and resolved.quantity.value < 0)
        return (label[: down.start()], False, "增减") if computed or negative else (label, False, "")
    return label, True, ""


def _uncounted(label: str, unit: str) -> str:
    """The label without the word that only says that it is counted; whole where nothing would remain."""
    bare = unit.lstrip("万亿")
    for ending in (f"{bare}数", f"{bare}次", bare):
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
