"""Baseline: the whole report by one prompt, as one would ask in a chat window. No slots, no checks, no mending.

Values that are sensitive are withheld here as everywhere: such a figure can only be missing.
"""

from __future__ import annotations

from assistant.brief import Brief, Task
from assistant.checks import check
from assistant.documents.markdown import unescape
from assistant.report.model import Report
from assistant.settings import Settings
from assistant.writers.answer.wrapping import unwrapped
from assistant.writers.prompts.discreet import Discreet
from assistant.writers.writer import Writer
from eval.systems.asking import Asking, own_prompt, provenance
from eval.systems.drafted import Drafted
from eval.systems.material import fact_lines, outline_lines


async def drafted(brief: Brief, writer: Writer, config: Settings) -> Drafted:
    """One call. The report has no sections of its own, only what the check says of the page."""
    asking = Asking(writer)
    say = Discreet(brief)
    prompt = own_prompt("whole", brief.language)
    asked = prompt.render(
        title=say.line(brief.title),
        recipient=say.line(brief.recipient),
        salutation=say.line(brief.salutation),
        opening=[say.line(point) for point in brief.opening.points] if brief.opening else [],
        closing=say.line(brief.closing),
        author=say.line(brief.author),
        date=brief.date,
        outline=outline_lines(say),
        facts=fact_lines(say, brief.facts.ids),
    )
    task = Task("whole", brief, brief.outline.sections[0])
    system = own_prompt("system", brief.language)
    answer = unwrapped(await asking.ask(system.render(), asked, task)).strip()
    page = "\n".join(unescape(line.rstrip()) for line in answer.split("\n")) + "\n"
    checked = check(page, brief)
    report = Report(
        brief=brief,
        model=asking.model.name,
        findings=checked.findings,
        coverage=checked.coverage,
        usage=asking.spent,
        provenance=provenance(system, prompt),
    )
    return Drafted(report, page)
