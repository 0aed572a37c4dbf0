"""The examples drafted by the model that NIGAO_TEST_MODEL names, beside the same model asked for all in one prompt."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.drafting.plan import plan
from assistant.drafting.steps import composed
from assistant.report.events import Event, Revised
from assistant.service import draft_report
from assistant.settings import examples_folder, settings
from assistant.writers.local import LocalChat
from tests.bench.whole import write_whole
from tests.parts import model


def main() -> list[Mapping[str, object]]:
    """Two rows for each example; one that says so where there is no model."""
    file = model()
    if file is None:
        return [{"example": "-", "way": "no local model: set NIGAO_TEST_MODEL, install nigao[local]"}]
    rows: list[Mapping[str, object]] = []
    for path in sorted(examples_folder().glob("*/brief.yaml")):
        brief = read_brief(path)
        rows.append({"example": path.parent.name, **asyncio.run(_sections(brief, file))})
        print(rows[-1], flush=True)
        rows.append({"example": path.parent.name, **asyncio.run(_whole(brief, file))})
        print(rows[-1], flush=True)
    return rows


async def _sections(brief: Brief, file: Path) -> Mapping[str, object]:
    """Section by section, with slots."""
    revised = 0

    def emit(event: Event) -> None:
        nonlocal revised
        revised += isinstance(event, Revised)

    report = await draft_report(brief, model=f"local:{file}", emit=emit)
    drafts = {task.id: composed(task).source for task in plan(brief).tasks}
    parts = {s.id: s for _, _, s in report.walk() if s.source} | (
        {"opening": report.opening} if report.opening else {}
    )
    ways = Counter(part.way for part in parts.values())
    rules = Counter(finding.rule for finding in report.findings if finding.severity == "error")
    return {
        "way": "sections",
        "own": f"{len(parts) - ways['compose']}/{len(parts)}",
        "as drafted": sum(parts[name].source == source for name, source in drafts.items() if name in parts),
        "rounds": revised,
        "mended": ways["mend"],
        "wrong": sum(
            n for rule, n in rules.items() if rule.startswith("figure-") and rule != "figure-missing"
        ),
        "missing": len(report.coverage.figures.missing),
        "invented": rules["figure-ungrounded"],
        "headings missing": len(report.coverage.headings.missing),
        "tokens": report.usage.input_tokens + report.usage.output_tokens,
        "seconds": round(report.usage.seconds),
    }


async def _whole(brief: Brief, file: Path) -> Mapping[str, object]:
    """In one prompt, with all values in it."""
    chat, started = LocalChat(str(file), settings().model_copy(update={"local_grammar": False})), time.time()
    try:
        found = await write_whole(brief, chat)
    finally:
        await chat.close()
    return {
        "way": "one prompt",
        "wrong": found.wrong,
        "missing": found.missing,
        "invented": found.invented,
        "headings missing": found.headings,
        "tokens": found.tokens,
        "seconds": round(time.time() - started),
    }


if __name__ == "__main__":
    main()
