"""What a person brings to the page: an example, or a table, an outline, last year's report, a kind; and the brief of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant import service
from assistant.brief import Brief
from assistant.errors import BriefError
from assistant.interfaces.chat.words import say
from assistant.language import Language
from assistant.outline.kinds import get_kind
from assistant.settings import examples_folder


@dataclass(frozen=True, slots=True)
class Example:
    """An example that comes with the program; `name` is its folder's, `title` and `language` what its brief says."""

    name: str
    title: str
    language: str
    brief: Path


def examples() -> list[Example]:
    """Those there are, by name. Of each brief only two lines are read."""
    return [
        Example(
            path.parent.name,
            _stated(path, "title") or path.parent.name,
            _stated(path, "language") or "zh",
            path,
        )
        for path in sorted(examples_folder().glob("*/brief.yaml"))
    ]


def first_example(language: Language) -> str:
    """The name of the first in a language, else of the first; empty where there is none."""
    known = examples()
    return next((one.name for one in [*(e for e in known if e.language == language), *known]), "")


def _stated(brief: Path, key: str) -> str:
    for line in brief.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"{key}:"):
            return line.removeprefix(f"{key}:").strip().strip("\"'")
    return ""


@dataclass(frozen=True, slots=True)
class Material:
    """The fields of the page; files are paths of uploads, None where there are none."""

    example: str = ""
    title: str = ""
    facts: str | None = None
    outline: str | None = None
    sample: str | None = None
    kind: str = ""

    @property
    def own(self) -> bool:
        """Anything of one's own comes before the example."""
        return bool(self.facts or self.outline or self.sample or self.kind)


def brief_of(material: Material, language: Language = "zh") -> Brief:
    """The brief of the material: what was uploaded, on the outline of the outline file, the sample or the kind.

    What the person should know of it, in that language, is among the brief's warnings. Raises InputError of some
    kind when it does not suffice or cannot be read.
    """
    from assistant.documents.incoming_marks import suspicions

    brief = _brief_of(material, language)
    files = [Path(file) for file in (material.outline, material.facts) if file]
    noticed = tuple(one.said.in_(language) for file in files for one in suspicions(file))
    return brief.model_copy(update={"warnings": (*noticed, *brief.warnings)}) if noticed else brief


def _brief_of(material: Material, language: Language) -> Brief:
    if not material.own:
        known = {shown.name: shown for shown in examples()}
        if material.example in known:
            return service.as_brief(known[material.example].brief)
        raise BriefError(say("need_facts", "zh"), say("need_facts", "en"))
    if material.sample:
        return _from_sample(material, language)
    if not material.outline and not material.kind:
        raise BriefError(say("need_facts", "zh"), say("need_facts", "en"))
    kind = get_kind(material.kind) if material.kind else None
    title = material.title.strip() or (
        Path(material.facts).stem if material.facts else kind.name if kind else ""
    )
    data: dict[str, Any] = {"title": title or "XX", "facts": material.facts or []}
    if material.outline:
        data["outline"] = material.outline
    if kind:
        data |= {"kind": kind.name, "language": kind.language}
    elif not _is_chinese(title, material.outline):
        data["language"] = "en"
    return service.as_brief(data)


def _is_chinese(title: str, outline: str | None) -> bool:
    """Whether title or outline hold Chinese; the name of a file alone says little."""
    from assistant.outline.read import read_outline

    headings = [placed.section.heading for placed in read_outline(outline).walk()] if outline else []
    return any("\u4e00" <= letter <= "\u9fff" for letter in "".join([title, *headings]))


def _from_sample(material: Material, language: Language) -> Brief:
    """Last year's report as the outline of this year's; this year's table fills what it names alike."""
    from assistant.facts.read import read_facts
    from assistant.service.learn import learn

    assert material.sample is not None
    learned = learn(Path(material.sample))
    data = {**learned.brief, "facts": learned.facts, "outline": learned.outline, "style": learned.style}
    if material.title.strip():
        data["title"] = material.title.strip()
    if material.outline:
        data["outline"] = material.outline
    if material.facts:
        new = {fact.id: fact.as_written() for fact in read_facts(material.facts, language=learned.language)}
        kept = [{**fact, **new.pop(fact["id"], {})} for fact in learned.facts]
        data["facts"] = [*kept, *new.values()]
    brief = service.as_brief(data)
    noticed = tuple(remark.said.in_(language) for remark in learned.warnings)
    return brief.model_copy(update={"warnings": (*noticed, *brief.warnings)})
