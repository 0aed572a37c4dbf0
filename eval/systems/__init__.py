"""What is evaluated: a model, and what the program does with it.

A name is that of a model as `nigao draft --model` takes it, or `recorded:FILE`; before it may stand `WAY/`, where
something of nigao is left out, so that what it gains can be seen.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from assistant.brief import Brief
from assistant.errors import InputError
from assistant.settings import Settings
from assistant.writers.chat_model import ChatWriter
from assistant.writers.models import choose
from assistant.writers.scripted import ScriptedWriter
from assistant.writers.writer import Writer
from eval.answers import Answers, Kept
from eval.systems import no_slots, one_prompt, whole
from eval.systems.drafted import Drafted

Place = tuple[str, int]  # a case by its name, and which of its drafts
Way = Callable[[Brief, Writer, Settings], Awaitable[Drafted]]
WAYS: dict[str, Way] = {
    "": whole.drafted,
    "no-rounds": whole.drafted_at_once,
    "no-slots": no_slots.drafted,
    "one-prompt": one_prompt.drafted,
}


async def drafted(system: str, brief: Brief, place: Place, answers: Answers, config: Settings) -> Drafted:
    """The brief drafted by a system. Raises InputError for an unknown one, and NigaoError where drafting fails."""
    way, model = parted(system)
    writer, kept = _writer(model, place, answers, config)
    try:
        made = await WAYS[way](brief, writer, config)
    finally:
        await writer.close()
    made.replayed = kept.replayed if kept else 0
    return made


def parted(system: str) -> tuple[str, str]:
    """Way and model of a name: no-slots/openai:NAME. Raises InputError for an unknown way."""
    head, colon, rest = system.strip().partition(":")
    way, slash, kind = head.rpartition("/")
    if way not in WAYS or (slash and not way):
        expected = " / ".join(name for name in WAYS if name)
        raise InputError("不认识的做法", "unknown way of drafting", found=way, expected=expected)
    return way, f"{kind}{colon}{rest}"


def _writer(model: str, place: Place, answers: Answers, config: Settings) -> tuple[Writer, Kept | None]:
    """The writer, with its model behind the answers that are known. A composer has no model."""
    if model.startswith("recorded:"):
        replayed = replaying(Path(model.partition(":")[2]), place)
        return ChatWriter(replayed), replayed
    writer = choose(model, config)
    if not isinstance(writer, ChatWriter):
        return writer, None
    # A script goes on from answer to answer: one that was left out would shift all that follow.
    known = Answers(recording=answers.recording) if isinstance(writer, ScriptedWriter) else answers
    kept = Kept(known, writer.name, writer.model, *place)
    writer.model = kept
    return writer, kept


def replaying(file: Path, place: Place) -> Kept:
    """The model of a recording. Raises InputError when it holds the answers of none or of several."""
    recorded = Answers.of_recording(file)
    if len(recorded.models) != 1:
        found = "、".join(recorded.models) or "0"
        raise InputError(
            "录下的应是一个模型的回答", "a recording is of one model", file=file, found=found, expected="1"
        )
    return Kept(recorded, recorded.models[0], None, *place)
