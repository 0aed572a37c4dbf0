"""From a task to the texts that are sent: first what all calls share, then the task's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.language import Language
from assistant.report.findings import Finding
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.prompts.material import (
    place_values,
    plan_values,
    report_values,
    requirement_values,
)
from assistant.writers.prompts.prompt import Prompt, load_prompt
from assistant.writers.prompts.revision import revision_values
from assistant.writers.writer import Unplaced

# Heading and source of the sections that stand already, in the order of the report.
Written = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Composed:
    """What is sent: `shared` is byte-identical over a report's calls, `own` is the task's.

    `turns` are examples between the two, each as asked and as answered.
    """

    shared: str
    own: str
    turns: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Beginnings:
    """What all calls for a report begin with, rendered once; several `Prompts` of one report may share it."""

    report: tuple[Brief, Discreet, str] | None = None
    polishing: tuple[Brief, Discreet, str] | None = None


class Prompts:
    """Fills the prompts and remembers which were used, for the record of the draft."""

    def __init__(self, beginnings: Beginnings | None = None) -> None:
        self._used: dict[Prompt, None] = {}
        self.beginnings = beginnings or Beginnings()

    @property
    def used(self) -> tuple[Prompt, ...]:
        return tuple(self._used)

    def write(self, task: Task, written: Written = ()) -> Composed:
        """The request to write a section or the opening; `written` is shown to what sums the report up."""
        discreet, shared = self._of(task.brief)
        language = task.brief.language
        requirements = self._requirements(task, discreet)
        shown = [{"heading": discreet.line(h), "text": discreet.text(source)} for h, source in written]
        if task.placed is None:
            kind = task.brief.kind
            endings = [discreet.line(ending) for ending in kind.opening] if kind else []
            prompt = self._take("opening", language)
            return Composed(shared, prompt.render(endings=endings, requirements=requirements, written=shown))
        parents = [discreet.line(parent.heading) for parent in task.placed.parents]
        values = place_values(task, discreet)
        # A section that is shown the others sums them up.
        prompt = self._take("summary" if shown else "section", language)
        own = prompt.render(**values, parents=parents, requirements=requirements, written=shown)
        return Composed(shared, own)

    def plan(self, brief: Brief, unplaced: Sequence[Unplaced]) -> Composed:
        """The request to say where facts belong that the outline leaves open."""
        discreet, shared = self._of(brief)
        return Composed(shared, self._take("plan", brief.language).render(**plan_values(unplaced, discreet)))

    def polish(self, task: Task, draft: str) -> Composed:
        """The request to make prose of a plain draft; its own short beginning, for small models get lost in a long one."""
        discreet, shared = self._of_polishing(task.brief)
        own = self._take("polish", task.brief.language).render(draft=discreet.text(draft))
        return Composed(shared, own, self._turns(task.brief.language))

    def revise(self, task: Task, source: str, findings: Sequence[Finding], instruction: str) -> Composed:
        """The request to write it again with the findings mended and the instruction followed."""
        discreet, shared = self._of(task.brief)
        values = revision_values(task, source, findings, instruction, discreet)
        requirements = self._requirements(task, discreet)
        prompt = self._take("revise", task.brief.language)
        return Composed(shared, prompt.render(**values, requirements=requirements))

    def carry_on(self, language: Language) -> str:
        """The request for the rest of an answer that was cut off."""
        return self._take("continue", language).render()

    def _of(self, brief: Brief) -> tuple[Discreet, str]:
        """The shared part, rendered once for a brief."""
        example, prompt = self._take("example", brief.language), self._take("report", brief.language)
        found = self.beginnings.report
        if found is None or found[0] is not brief:
            discreet = Discreet(brief)
            shared = prompt.render(**report_values(discreet), example=example.render())
            found = self.beginnings.report = (brief, discreet, shared)
        return found[1], found[2]

    def _turns(self, language: Language) -> tuple[tuple[str, str], ...]:
        """The examples of polishing as asked and answered; the answers without the word before them."""
        lines = self._take("polished", language).render().split("\n")
        said = [line.partition("：" if language == "zh" else ": ")[2] for line in lines[1::2]]
        return tuple(zip(lines[::2], said, strict=True))

    def _of_polishing(self, brief: Brief) -> tuple[Discreet, str]:
        """The shared part of all polishing, rendered once for a brief."""
        prompt, found = self._take("polishing", brief.language), self.beginnings.polishing
        if found is None or found[0] is not brief:
            discreet = Discreet(brief)
            kind = brief.kind.title.get(brief.language, brief.kind.name) if brief.kind else ""
            shared = prompt.render(kind=discreet.line(kind))
            found = self.beginnings.polishing = (brief, discreet, shared)
        return found[1], found[2]

    def _requirements(self, task: Task, discreet: Discreet) -> str:
        return self._take("requirements", task.brief.language).render(**requirement_values(task, discreet))

    def _take(self, name: str, language: Language) -> Prompt:
        prompt = load_prompt(name, language)
        self._used.setdefault(prompt)
        return prompt
