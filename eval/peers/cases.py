"""Writes cases for other evaluation tools: `python -m eval.peers.cases FOLDER [COUNT]`.

`cases.jsonl` has a line a case: the messages of `one-prompt`, and the headings and figures that must be in the answer, as
printed. `answers.json` is what the fake server says to each of them. `promptfooconfig.yaml` is the same as a promptfoo suite.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import yaml

from assistant.brief import Brief
from assistant.brief.read import read_brief
from assistant.report.printing import print_value
from assistant.settings import Settings
from assistant.writers.chat_model import ChatWriter, Reply, Request
from assistant.writers.prompts.literals import stated
from eval.cases import find_cases
from eval.systems import WAYS
from eval.systems.noisy import Noisy


class _Taken:
    """The scripted model with slips, which keeps what it was asked and what it said."""

    name = "noisy"

    def __init__(self, case: str) -> None:
        self._model = Noisy(0.05, "peers", (case, 0))
        self.messages: list[dict[str, str]] = []
        self.text = ""

    async def answer(self, request: Request) -> Reply:
        reply = await self._model.answer(request)
        self.messages = [{"role": one.role, "content": one.text} for one in request.messages]
        self.text = reply.text
        return reply

    async def close(self) -> None:
        pass


def line(case: str, brief: Brief) -> tuple[dict[str, Any], str]:
    """The case as others take it, and the answer."""
    model = _Taken(case)

    async def asked() -> None:
        await WAYS["one-prompt"](brief, ChatWriter(model), Settings())

    asyncio.run(asked())
    expressions = [name for _, passage in brief.passages() for name in passage.facts]
    open_ones = [one for one in stated(brief, expressions) if not one.resolved.sensitive]
    return {
        "id": case,
        "system": model.messages[0]["content"],
        "user": model.messages[1]["content"],
        "headings": [placed.section.heading for placed in brief.outline.walk()],
        "figures": [print_value(one.resolved, brief.language).figure for one in open_ones],
    }, model.text


def suite(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """A promptfoo suite: a test a case, every heading and figure an assertion of its own."""
    turns = (f'{{"role": "{role}", "content": {{{{{role} | dump}}}}}}' for role in ("system", "user"))
    return {
        "description": "nigao's cases, one prompt a report",
        "prompts": [{"label": "one-prompt", "raw": f"[{', '.join(turns)}]"}],
        "providers": [
            {"id": "openai:chat:fake", "config": {"apiBaseUrl": "{{env.FAKE_URL}}", "apiKey": "none"}}
        ],
        "tests": [
            {
                "description": one["id"],
                "vars": {"system": one["system"], "user": one["user"]},
                "assert": [
                    {"type": "contains-all", "value": one["headings"], "metric": "headings"},
                    {"type": "contains-all", "value": one["figures"], "metric": "figures"},
                ],
            }
            for one in lines
        ],
    }


def main(folder: Path, count: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    made = [line(case.name, read_brief(case.brief)) for case in find_cases()[:count]]
    lines = [one for one, _ in made]
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
    (folder / "cases.jsonl").write_text(text, "utf-8")
    answers = {one["user"].strip(): said for one, said in made}
    (folder / "answers.json").write_text(json.dumps(answers, ensure_ascii=False), "utf-8")
    dumped = yaml.safe_dump(suite(lines), allow_unicode=True, sort_keys=False)
    (folder / "promptfooconfig.yaml").write_text(dumped, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20)
