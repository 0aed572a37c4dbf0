"""Candidates in one text: each figure with label, entity, period, unit, and the sentence it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from assistant.facts.gather.passage import Found, Passage
from assistant.facts.gather.tables import candidates_in_table
from assistant.figures import Figure, find_figures, split_unit
from assistant.language import Language

# What a figure is called: words before it, words behind it (to the next figure), the name before it in the sentence,
# the figure. The rules for that live above this room, so whoever calls brings them.
Namer = Callable[[str, str, str, Figure], str]

_ENDS = re.compile(r"(?<=[。！？；;\n])|(?<=[.!?]) ")
_OFFICE = re.compile(
    r"(?:[一-鿿]{1,6}?(?:街道|[省市县区镇乡村])|[一-鿿]{2,8}?(?:局|委|办|处|中心|公司|学校|医院))(?![一-鿿]{0,2}(?:级|长))"
)
# A town's report counts what is the town's; a department's often what is the whole county's: that is left open.
_OWN = re.compile(r"(?:街道|[镇乡村县区市旗州])\Z")
_GENERIC = re.compile(
    r"各|全|本|我|该|每|有关|相关|市县|乡镇|所有|部分|一|两|多|"
    r"城乡|城镇|农村|乡村|山村|(?:小|社|园|库|林|山|灾|地|厂|校|矿|城|郊)区|(?:公|民|举|开|主|承|兴|经|督|交|查|协|新|创)办"
)
_AMONG = re.compile(r"\A(?:其中|包括|对|由|在|向|为|和|与|高于|低于)+")
# What a rule asks for is no figure of what was done: 每3000亩, 不少于1名 where something is asked, 24小时值班.
_ASKED = re.compile(r"要|应|须|必须")
_EACH, _LEAST, _DUTY = (
    re.compile(r"每\Z"),
    re.compile(r"不[少低高]于\Z|不超过\Z|不得\S{0,2}于\Z"),
    re.compile(r"值班|值守|在岗|待命"),
)
_RELATIVE = re.compile(
    r"今年以来|截至目前|上年同期|去年同期|上年|去年|今年|全年|本年度?|本季度|上半年|前三季度|本月"
)
_COMPARED = re.compile(r"(?:比|较|与|同)\s*\Z")
_SCALE = re.compile(r"[\d.,一二三四五六七八九十百千两]\s*(?P<scale>万亿|[万亿])")


def candidates_in(
    passages: Iterable[Passage], name: Namer, entities: Iterable[str] = (), language: Language = "zh"
) -> Iterator[Found]:
    """Every figure of the passages but dates, ordinals and ranks. `entities` are names to look for besides offices'."""
    known = sorted(set(entities), key=len, reverse=True)
    period = ""
    for is_table, block in groupby(passages, lambda passage: "\t" in passage.text):
        rows = list(block)
        if is_table:
            yield from candidates_in_table(rows, period, _sender(rows[0]))
            continue
        for passage, sentence in ((p, s) for p in rows for s in filter(str.strip, _ENDS.split(p.text))):
            figures = find_figures(sentence, language).figures
            period = _period(sentence, figures) or period
            if not passage.heading:
                yield from _in_sentence(sentence, figures, period, passage, name, known)


def _sender(passage: Passage) -> str:
    """Whose figures a document's are, where it says nothing: a town's own; a department's are the whole county's."""
    return passage.office if _OWN.search(passage.office) else ""


def _in_sentence(
    sentence: str, figures: tuple[Figure, ...], period: str, passage: Passage, name: Namer, known: list[str]
) -> Iterator[Found]:
    last, at = "", 0
    for index, figure in enumerate(figures):
        if figure.is_date or figure.kind in ("time", "ratio", "rank") or _is_rule(sentence, figure):
            at = figure.end
            continue
        following = figures[index + 1].start if index + 1 < len(figures) else len(sentence)
        before, after = sentence[at : figure.start], sentence[figure.end : following]
        at = figure.end
        label = name(before, after, last, figure)
        if not label:
            continue
        entity = _entity(sentence[: figure.start], known) or _sender(passage)
        # 其中城东镇21处: of what was counted before.
        bare = _AMONG.sub("", label.lstrip("、"))
        if entity and bare.startswith(entity):
            label = bare.removeprefix(entity) or last or label
        last = label
        value, high, unit = _as_written(figure)
        yield Found(
            label,
            -value if figure.direction == "down" and _is_change(figure) and value > 0 else value,
            high,
            unit,
            entity,
            _own_period(sentence, figures, figure.start) or period,
            figure.approx,
            sentence.strip(),
            passage,
            figure.start - (len(sentence) - len(sentence.lstrip())),
        )


def _is_rule(sentence: str, figure: Figure) -> bool:
    before = sentence[: figure.start].rstrip()
    if _DUTY.match(sentence, figure.end) and figure.unit == "小时":
        return True
    return bool(_EACH.search(before) or (_LEAST.search(before) and _ASKED.search(before)))


def _is_change(figure: Figure) -> bool:
    return figure.kind in ("percent", "percentage_point") and figure.direction != "none"


def _as_written(figure: Figure) -> tuple[Decimal, Decimal | None, str]:
    """The number in the unit it was written with: 1.2亿元 is 1.2 of 亿元."""
    scaled = _SCALE.search(figure.text)
    factor = split_unit(scaled["scale"])[0] if scaled else Decimal(1)
    high = None if figure.value_high is None else Decimal(figure.value_high) / factor
    value = Decimal(figure.value) / factor
    return value, high, (scaled["scale"] if scaled else "") + figure.unit


def _entity(before: str, known: list[str]) -> str:
    """The last office or known name before the figure in its sentence; 各乡镇 is nobody."""
    named = [(before.rfind(word), word) for word in known if word in before]
    offices = [
        (m.start(), _AMONG.sub("", m[0])) for m in _OFFICE.finditer(before) if not _GENERIC.search(m[0])
    ]
    return max([*named, *([] if known else offices)], default=(0, ""))[1]


def _period(sentence: str, figures: tuple[Figure, ...]) -> str:
    """The time that a sentence sets for what follows: 2025年1—11月, 今年以来."""
    return _own_period(sentence, figures, len(sentence))


def _own_period(sentence: str, figures: tuple[Figure, ...], until: int) -> str:
    dates = [
        (f.start, f.text) for f in figures if f.is_date and f.end <= until and re.search("[年月季]", f.text)
    ]
    words = [(m.start(), m[0]) for m in _RELATIVE.finditer(sentence, 0, until)]
    own = [(at, said) for at, said in [*dates, *words] if not _COMPARED.search(sentence[:at])]
    return max(own, default=(0, ""))[1]
