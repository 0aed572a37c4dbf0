"""When what is told was, in English, and whether it lies behind: said once, and not where the title says it."""

from __future__ import annotations

import re

from assistant.brief import Task
from assistant.facts.model import Fact
from assistant.writers.composer.clauses import clause
from assistant.writers.composer.counted import SLOT, THERE
from assistant.writers.composer.leads import Tense, part_of_year, period_lead, says_when, tense_of


class Dating:
    """Remembers which period was said last."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.facts = task.brief.facts
        self.period = ""

    def when(self, expression: str) -> str:
        """The period as the start of a clause; empty where it was just said, or stands in the label or the title."""
        fact, period = self.facts.resolve(expression).fact, self.period_of(expression)
        if not period or period == self.period or (fact and (period in fact.name or says_when(fact.name))):
            return ""
        first, self.period = not self.period, period
        return "" if fact and first and self._own_year(fact, period) else period_lead(period)

    def tense(self, expression: str) -> Tense:
        """When it was, seen from the report's date; of a time that is not over, what is not known yet lies ahead."""
        tense = tense_of(self.period_of(expression), self.task.brief.date)
        return "ahead" if tense == "open" and self.facts.resolve(expression).gap else tense

    def period_of(self, expression: str) -> str:
        """The period of a fact as it is told; empty for none."""
        fact = self.facts.resolve(expression).fact
        return fact.period.strip(" .,") if fact else ""

    def _own_year(self, fact: Fact, period: str) -> bool:
        """Whether the title gives the whole report to this year, so that no section need name it again.

        A sentence that would begin with a numeral is the better for it, and so is a value that another year has too.
        """
        title = self.task.brief.title
        titled = (
            re.fullmatch(r"\d{4}", period) and re.search(rf"\b{period}\b", title) and not part_of_year(title)
        )
        if not titled or self.task.id == "opening" or clause(fact.id, self.facts).startswith((SLOT, THERE)):
            return False
        return not any(f.name == fact.name and f.period != fact.period for f in self.facts)
