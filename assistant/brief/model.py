"""The brief: what to write. Facts and outline together, with title, recipient, date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assistant.brief.attachments import Attachment
from assistant.errors import BriefError, FactsError
from assistant.facts.formulas import names_of
from assistant.facts.order import unknown_names
from assistant.facts.sheet import FactSheet
from assistant.figures.slots import find_slots
from assistant.language import Language, Said
from assistant.outline.kinds import Kind
from assistant.outline.model import Outline, Passage, Placed, Section
from assistant.outline.style import Style


class Brief(BaseModel):
    """A brief that has been read whole: its facts are known, its outline refers to none that is not."""

    model_config = ConfigDict(frozen=True)

    title: str = Field(description="the report's title, printed word for word")
    kind: Kind | None = Field(None, description="the document kind, if one was named")
    language: Language = "zh"
    recipient: str = Field("", description="主送机关")
    salutation: str = ""
    opening: Passage | None = Field(None, description="the lead paragraph, if one is wanted")
    closing: str = Field("", description="printed word for word")
    author: str = Field("", description="the organ that signs")
    document_number: str = Field("", description="发文字号, as 青安委办〔2025〕12号; official kinds print it")
    organ_mark: str = Field("", description="发文机关标志, the red words at the head of an official paper")
    signer: str = Field("", description="签发人, on a paper that goes to a superior")
    signer_post: str = Field(
        "", description="the post of who signs in person, as 县长; then post and name stand for the organ"
    )
    copies_to: str = Field("", description="抄送机关, in the 版记 of an official paper")
    copy_number: str = Field("", description="份号, six digits; only on classified papers")
    classification: str = Field("", description="密级和保密期限, as 机密★1年")
    urgency: str = Field("", description="紧急程度: 特急 or 加急")
    seal: bool = Field(False, description="the paper is sealed: the organ stands centred above the date")
    note: str = Field("", description="附注, printed in brackets below the date")
    issued_by: str = Field("", description="印发机关, where it is not the organ that signs")
    issued_on: str = Field("", description="印发日期, ISO, where it is not the day of signing")
    imprint_on_even: bool | None = Field(
        None, description="the 版记 begins the next even page; None: where the text ends on an odd one"
    )
    adopted: str = Field(
        "",
        description="题注 below the title, as 县第十七届人民代表大会第五次会议通过; the date goes before it",
    )
    present: str = Field("", description="出席, those present at a meeting, for its 纪要")
    excused: str = Field("", description="请假, those who sent apologies")
    observers: str = Field("", description="列席, those who sat in")
    attachments: tuple[Attachment, ...] = Field(
        (), description="what is attached, in the order of its numbers"
    )
    style: Style | None = Field(None, description="how a sample was written, as `nigao learn` saw it")
    date: str = Field("", description="the day of signing, ISO; never filled in by a program")
    facts: FactSheet = FactSheet()
    outline: Outline
    warnings: tuple[str, ...] = Field((), description="what reading the files passed over", exclude=True)

    def model_post_init(self, context: Any) -> None:
        _refer_to_known_facts(self)

    def passages(self) -> list[tuple[str, Passage]]:
        """The opening, then every section, each with its id; the opening's id is `opening`."""
        opening = [("opening", self.opening)] if self.opening else []
        return [*opening, *((placed.id, placed.section) for placed in self.outline.walk())]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of text to write: its place, what it must hold, and what the writer may know.

    `facts` are the expressions to state here, those of the outline first and then those that
    the plan placed here; `passage` is the section itself or the opening.
    """

    id: str
    brief: Brief
    passage: Passage
    facts: tuple[str, ...] = ()
    placed: Placed | None = None
    added: tuple[str, ...] = field(default=())

    @property
    def heading(self) -> str:
        return self.placed.section.heading if self.placed else ""

    @property
    def nothing_to_say(self) -> bool:
        """Neither facts nor points nor phrases were given: whatever was written here would be invented."""
        return not (self.facts or self.passage.points or self.passage.phrases)

    @property
    def leaf(self) -> bool:
        """No sections stand beneath: this is where the text goes."""
        return not (self.placed and self.placed.section.sections)


def _refer_to_known_facts(brief: Brief) -> None:
    """Raises BriefError that lists every name in the outline which no sheet has."""
    missing: dict[str, str] = {}
    for place, passage in brief.passages():
        slots = [slot.expression for point in passage.points for slot in find_slots(point)]
        for expression in (*passage.facts, *slots, *_shown(passage)):
            if expression in brief.facts:
                continue
            for name in _unknown_in(expression, brief.facts):
                missing.setdefault(name, place)
    for attachment in brief.attachments:
        for expression in attachment.figure.of if attachment.figure else ():
            if expression not in brief.facts:
                for name in _unknown_in(expression, brief.facts):
                    missing.setdefault(name, attachment.title)
    if missing:
        error = unknown_names(list(missing), brief.facts.ids)
        raise BriefError(error.bare.zh, error.bare.en, place=_places(brief, set(missing.values())))


def _shown(passage: Passage) -> tuple[str, ...]:
    figure = passage.figure if isinstance(passage, Section) else None
    return figure.of if figure else ()


def _places(brief: Brief, names: set[str]) -> Said:
    """The sections of those ids, as people name them: “做法”, the outline's opening."""
    headings = [placed.section.heading for placed in brief.outline.walk() if placed.id in names]
    zh = ["提纲“" + heading + "”" for heading in headings]
    en = [f"outline “{heading}”" for heading in headings]
    if "opening" in names:
        zh, en = ["开头（opening）", *zh], ["opening", *en]
    return Said("、".join(zh), ", ".join(en))


def _unknown_in(expression: str, facts: FactSheet) -> list[str]:
    try:
        names = [name for name in names_of(facts.parse(expression)) if name not in facts]
    except FactsError:
        return [expression]
    if not names:
        facts.resolve(expression)
    return names
