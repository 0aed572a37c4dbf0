"""From source to text: every slot printed by its fact, with its place kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.facts.resolved import Resolved
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import Slot, find_slots
from assistant.language import Language
from assistant.report.printing import CHANGE_FORMS, Printed, print_value

State = Literal["supported", "derived", "open", "words"]

_UP = ["增长", "上升", "提高", "增加", "上涨", "扩大", "提升", "回升", "增"]
_DOWN = ["下降", "减少", "降低", "回落", "下滑", "缩小", "压减", "降"]
_CHANGE_ZH = re.compile(
    r"(?:" + "|".join(sorted(_UP[:-1] + _DOWN[:-1] + ["增减", "变化", "升降", "持平"], key=len)) + r")了?\Z"
)
_CHANGE_EN = re.compile(
    r"\b(?:rose|fell|grew|increased|decreased|declined|dropped|change[ds]?)(?: by)? ?\Z", re.I
)
# Words that begin with a counter of one character and are no doubled unit: 3处 + 处理完毕.
_NO_UNIT = re.compile(
    r"个(?:体|人|别|性)|人(?:才|民|大|力|社|均|工|口|防)|家(?:庭|长|属)|户(?:籍|主|外)|次(?:数|要|日|年)|件(?:次|数)"
    r"|项目|场(?:所|次|地|馆)|处(?:理|置|罚|分|级|于|在)|起(?:来|到|草|诉|因|伏)|名(?:单|称|录)|天(?:然|气)|年(?:度|初|底|末|中|内)"
    r"|台(?:账|风|区)|部(?:门|署|分|队)|份额|元旦|期(?:间|限|末)|课(?:程|堂)|节(?:约|能|日)|镇(?:区|村)|村(?:民|委|级|庄|居)"
    r"|条(?:件|例)|点(?:位|多)|所(?:有|在|属)|支(?:持|部|出|付)|批(?:准|复|次)|只(?:有|要)|辆次|组(?:织|成)|类(?:别|型)"
)


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A printed slot: `start`/`end` are character offsets of number and unit in the rendered text.

    `fact` is the id, or the formula of an inline one; `state` says how it stands: open is a gap,
    words a fact that is no number.
    """

    start: int
    end: int
    text: str
    fact: str
    state: State

    def as_dict(self) -> dict[str, object]:
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "fact": self.fact,
            "state": self.state,
        }


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as printed, and where its figures stand in it."""

    text: str
    figures: tuple[PrintedFigure, ...]


def render(source: str, facts: FactSheet, language: Language = "zh") -> Rendered:
    """The source with every slot printed. Units and approximators that the prose already has are not doubled.

    A slot that no fact answers is left standing as it is, for the rule slot-left to find.
    """
    out: list[str] = []
    length, at = 0, 0
    figures: list[PrintedFigure] = []
    for slot in find_slots(source):
        before = source[at : slot.start]
        resolved = _resolve(slot, facts)
        if resolved is None:
            continue
        printed = print_value(resolved, language, slot.form)
        before = _without_double(before, printed, slot, resolved, language)
        out.append(before + printed.before)
        length += len(before) + len(printed.before)
        figures.append(
            PrintedFigure(
                length, length + len(printed.figure), printed.figure, slot.expression, state_of(resolved)
            )
        )
        out.append(printed.figure + printed.after)
        length += len(printed.figure) + len(printed.after)
        at = slot.end + _doubled_after(source, slot.end, printed, resolved)
    out.append(source[at:])
    return Rendered("".join(out), tuple(figures))


def _resolve(slot: Slot, facts: FactSheet) -> Resolved | None:
    from assistant.errors import FactsError

    try:
        return facts.resolve(slot.expression)
    except FactsError:
        return None


def state_of(resolved: Resolved) -> State:
    if resolved.gap:
        return "open"
    if resolved.text:
        return "words"
    return "derived" if resolved.derived else "supported"


def _without_double(before: str, printed: Printed, slot: Slot, resolved: Resolved, language: Language) -> str:
    """The prose before a slot without the approximator or direction word that the slot prints itself."""
    if slot.form in CHANGE_FORMS and not resolved.gap:
        return (_CHANGE_ZH if language == "zh" else _CHANGE_EN).sub("", before)
    if printed.figure.startswith("第") and before.endswith("第"):
        return before[:-1]
    hedge = printed.before.strip()
    if hedge and before.rstrip().endswith(hedge):
        return before.rstrip()[: -len(hedge)]
    return before


def _doubled_after(source: str, at: int, printed: Printed, resolved: Resolved) -> int:
    """How many characters behind the slot repeat what it printed: its unit, its 以上."""
    if resolved.text:
        return 0
    unit = resolved.quantity.unit if resolved.quantity else resolved.unit
    skipped = 0
    rest = source[at : at + 40]
    for word in (resolved.unit, unit, "百分点" if unit == "个百分点" else ""):
        if word and rest.lstrip(" ").startswith(word) and not _begins_a_word(rest.lstrip(" "), word):
            skipped = len(rest) - len(rest.lstrip(" ")) + len(word)
            break
    if printed.after and rest[skipped:].startswith(printed.after):
        skipped += len(printed.after)
    return skipped


def _begins_a_word(rest: str, unit: str) -> bool:
    if len(unit) == 1 and _NO_UNIT.match(rest):
        return True
    following = rest[len(unit) : len(unit) + 1]
    return unit.isascii() and unit.isalpha() and following.isascii() and following.isalpha()
