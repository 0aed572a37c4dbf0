"""What a verdict says to a person, in Chinese and English."""

from __future__ import annotations

from decimal import Decimal

from assistant.facts.arithmetic import plain, round_half_up
from assistant.facts.ground.claims import Claim
from assistant.facts.ground.words.lexicon import english
from assistant.facts.match.precision import step_of
from assistant.facts.match.senses import is_place
from assistant.facts.match.units import scale_of
from assistant.figures import Figure
from assistant.language import Said

_EN_SCALES = {Decimal(10) ** 9: "billion", Decimal(10) ** 6: "million", Decimal(10) ** 3: "thousand"}
_SCALES = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


def shown(claim: Claim) -> str:
    """The claim's value as its sheet writes it: 7030.5万元, 下降 is left to the words."""
    if claim.figure is not None:
        return claim.figure.text
    quantity = claim.quantity
    if quantity is None:
        return claim.resolved.text
    if is_place(claim.resolved) and not quantity.unit.isascii():
        return f"第{plain(quantity.value)}{quantity.unit}"
    scale = scale_of(claim.resolved.unit)
    word = dict(_SCALES).get(scale, "")
    ends = [quantity.value] if quantity.high is None else [quantity.value, quantity.high]
    told = "—".join(plain(round_half_up(end / scale, 6)) for end in ends)
    if quantity.unit[:1].isalpha() and quantity.unit.isascii():  # 5 million USD, 37 nurses
        return " ".join(filter(None, (told, _EN_SCALES.get(scale, word), quantity.unit)))
    return f"{told}{word}{quantity.unit}"


def shown_like(claim: Claim, figure: Figure) -> str:
    """The claim's value at the scale and precision of the figure that should have told it."""
    quantity = claim.quantity
    if quantity is None or quantity.high is not None or claim.unit != figure.unit:
        return shown(claim)
    for scale, word in _SCALES:
        if word in figure.text and step_of(figure) < scale * 10:
            step = min(step_of(figure), scale)
            value = abs(quantity.value)
            rounded = value if value / step > 10**12 else round_half_up(value / step, 0) * step
            near = rounded if abs(rounded - value) * 100 <= value else value
            return f"{plain(near / scale)}{word}{quantity.unit}"
    return shown(claim)


def named(claim: Claim) -> str:
    """The claim as people call it: label, entity and period."""
    words = [
        word for word in (claim.entity, claim.resolved.fact.period if claim.resolved.fact else "") if word
    ]
    label = claim.resolved.fact.name if claim.resolved.fact else claim.id
    if english(label):
        return f"{label} ({', '.join(words)})" if words else label
    return f"{label}（{'，'.join(words)}）" if words else label


def supported(claim: Claim, how: str) -> Said:
    """The figure states this fact."""
    told = named(claim)
    ways = {
        "exact": Said(f"与“{told}”一致", f"states {told}"),
        "rounded": Said(f"由“{told}”{shown(claim)}四舍五入", f"{told} {shown(claim)}, rounded"),
        "approximated": Said(f"是“{told}”{shown(claim)}的约数", f"{told} {shown(claim)}, hedged"),
        "within": Said(f"“{told}”{shown(claim)}在此之内", f"{told} {shown(claim)}, which is within"),
        "converted": Said(f"由“{told}”{shown(claim)}换算", f"{told} {shown(claim)}, converted"),
    }
    return ways[how]


def derived(arithmetic: str) -> Said:
    """The figure follows from facts."""
    return Said(f"由事实算出：{arithmetic}", f"follows from the facts: {arithmetic}")


def misattributed(figure: Figure, owner: Claim, meant: Claim) -> Said:
    """The value belongs to another fact than the words name."""
    return Said(
        f"{figure.text}是“{named(owner)}”的数；此处说的是“{named(meant)}”，应为{shown_like(meant, figure)}",
        f"{figure.text} is the value of {named(owner)}; the words name {named(meant)}, {shown_like(meant, figure)}",
    )


def foreign(figure: Figure, owner: Claim) -> Said:
    """The value belongs to an entity other than the one named."""
    return Said(
        f"{figure.text}是“{named(owner)}”的数，与此处所说的主体或时间不符",
        f"{figure.text} is the value of {named(owner)}, not of whom or when the text speaks",
    )


def contradicts(figure: Figure, meant: Claim) -> Said:
    """The words name a fact of another value."""
    return Said(
        f"与“{named(meant)}”不符：应为{shown_like(meant, figure)}，写成了{figure.text}",
        f"contradicts {named(meant)}: {shown_like(meant, figure)}, not {figure.text}",
    )


def wrong_unit(figure: Figure, meant: Claim) -> Said:
    """Right digits, wrong unit or multiplier."""
    return Said(
        f"单位或数量级有误：“{named(meant)}”为{shown(meant)}，写成了{figure.text}",
        f"wrong unit or scale: {named(meant)} is {shown(meant)}, not {figure.text}",
    )


def wrong_direction(figure: Figure, meant: Claim) -> Said:
    """Right number, but it rose where the text says it fell."""
    return Said(
        f"升降方向与“{named(meant)}”（{shown(meant)}）相反",
        f"the direction is opposite to {named(meant)} ({shown(meant)})",
    )


def other_day(meant: Claim, day: str) -> Said:
    """The day is not the one that the sheet gives for what the sentence tells."""
    return Said(
        f"与“{named(meant)}”的日期不符：应为{day}",
        f"not the day of {named(meant)}, which is {day}",
    )


def way_of(meant: Claim) -> Said:
    """A direction told without a figure, which a fact of growth denies."""
    return Said(
        f"升降方向与“{named(meant)}”的增减相反", f"the direction is opposite to the growth of {named(meant)}"
    )


def ungrounded(candidates: tuple[Claim, ...]) -> Said:
    """No fact gives the figure."""
    if not candidates:
        return Said("没有事实支持这个数", "no fact gives this figure")
    zh = "；".join(f"{named(c)} {shown(c)}" for c in candidates)
    en = "; ".join(f"{named(c)} {shown(c)}" for c in candidates)
    return Said(f"没有事实支持这个数；可能指：{zh}", f"no fact gives this figure; perhaps: {en}")


def stale(figure: Figure, arithmetic: str) -> Said:
    """A computed figure whose facts come to another result."""
    return Said(
        f"与事实算出的结果不符：{arithmetic}，写成了{figure.text}",
        f"the facts come to another result: {arithmetic}, not {figure.text}",
    )


def turned(arithmetic: str) -> Said:
    """A computed change that went the other way."""
    return Said(
        f"升降方向与事实算出的相反：{arithmetic}", f"the direction is opposite to the facts: {arithmetic}"
    )


DATE_UNGROUNDED = Said("没有事实或时间范围给出这个日期", "no fact or period gives this date")
DATE_OTHERWISE = Said("句中的数都不是这一年的", "none of the figures told of this year is of this year")
DATE_IMPOSSIBLE = Said("没有这一天", "there is no such date")
DATE_GIVEN = Said("日期有据", "the date is given")
IN_WORDS = Said("提纲或要点中写有", "given by the words of the brief")
IN_LABEL = Said("属于指标名称或主体", "part of a label or a name")
DEFINED = Said("约定俗成的界限", "a bound that goes with the word")
YEARS = Said("与事实所跨的年数一致", "the years from the first fact to the last")
LISTED = Said("与文中列举的项数一致", "counts what the text lists")
REVERSED = Said("升降的说法与前后两个数的大小相反", "the words say the opposite of what the two figures do")
INCONSISTENT = Said("同一指标在文中有两个不同的数", "one indicator stands with two values in this text")
