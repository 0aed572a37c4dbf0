"""`python -m eval.judge MODEL [--keep FILE]`: how far a model's judgements agree with those of a person."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import InputError, NigaoError
from assistant.interfaces.cli.screen import note, out, told
from assistant.settings import settings
from assistant.writers.chat_model import ChatWriter
from assistant.writers.models import choose
from eval.answers import Answers
from eval.judge.agreement import Agreement, agreement, labelled, verdicts
from eval.judge.ask import Judge
from eval.kept import Kept
from eval.key import asked_of


def main(arguments: Sequence[str]) -> int:
    """0 when every pair was asked, 2 on bad input or a model that cannot be reached."""
    parser = argparse.ArgumentParser(prog="python -m eval.judge", description=__doc__)
    parser.add_argument("model", help="openai:NAME, local:FILE.gguf or scripted:FILE")
    parser.add_argument(
        "--keep", type=Path, help="file that keeps the answers, so that a second run asks nothing"
    )
    wanted = parser.parse_args(arguments)
    try:
        found = asyncio.run(_asked(wanted.model, wanted.keep))
    except NigaoError as error:
        note(str(error))
        return 2
    out(said(wanted.model, found))
    return 0


async def _asked(name: str, keep: Path | None) -> Agreement:
    model = judge_model(name, Answers.kept(keep), ("labelled", 0))
    try:
        found = await verdicts(Judge(model), labelled())
    finally:
        await model.close()
    return agreement(labelled(), found)


def judge_model(name: str, answers: Answers, place: tuple[str, int]) -> Kept:
    """The model of a judge, behind the answers that are known. Raises InputError for one that is no chat model."""
    writer = choose(name, settings())
    if not isinstance(writer, ChatWriter):
        raise InputError("评判要有模型", "a judge is a model", found=name, expected="openai:NAME")
    return Kept(answers, f"judge {writer.name}", writer.model, *place, of=asked_of(name, settings()))


def said(model: str, found: Agreement) -> str:
    """One line in the user's language."""
    share = f"{100 * found.agreed / found.judged:.0f} %" if found.judged else "—"
    kappa = "—" if found.kappa is None else f"{found.kappa:.2f}"
    return told(
        f"{model}：{found.pairs} 对中能判断 {found.judged} 对，与人一致 {found.agreed} 对（{share}，κ {kappa}）；"
        f"无法判断 {found.unjudged} 对",
        f"{model}: {found.judged} of {found.pairs} pairs judged, {found.agreed} as the person did ({share}, "
        f"kappa {kappa}); {found.unjudged} could not be judged",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
