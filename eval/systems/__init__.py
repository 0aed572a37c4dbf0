"""What is evaluated: a model, and what the program does with it.

A name is that of a model as `nigao draft --model` takes it, `recorded:FILE`, or `noisy:RATE`; before it may stand
`WAY/`, where something of nigao is left out, so that what it gains can be seen.
"""

from __future__ import annotations

from pathlib import Path

from assistant.brief import Brief
from assistant.errors import InputError
from assistant.settings import Settings
from assistant.writers.chat_model import ChatWriter
from assistant.writers.models import choose, first_way
from assistant.writers.scripted import ScriptedWriter
from assistant.writers.writer import Writer
from eval.answers import Answers
from eval.kept import Kept
from eval.key import asked_of
from eval.names import split
from eval.systems import no_slots, one_prompt, whole
from eval.systems.drafted import Drafted
from eval.systems.noisy import PREFIX, Noisy

Place = tuple[str, int]  # a case by its name, and which of its drafts
WAYS: dict[str, whole.Way] = {
    **whole.LESS,
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
    if kept:
        made.replayed, made.calls = kept.replayed, kept.calls
    return made


def parted(system: str) -> tuple[str, str]:
    """Way and model of a name: no-slots/openai:NAME. Raises InputError for an unknown way."""
    way, model = split(system)
    if way not in WAYS or system.strip().startswith("/"):
        expected = " / ".join(name for name in WAYS if name)
        raise InputError("不认识的做法", "unknown way of drafting", found=way, expected=expected)
    return way, model


def _writer(model: str, place: Place, answers: Answers, config: Settings) -> tuple[Writer, Kept | None]:
    """The writer, with its model behind the answers that are known. A composer has no model."""
    if model.startswith("recorded:"):
        replayed = replaying(Path(model.partition(":")[2]), place, config)
        return ChatWriter(replayed, first_way=first_way(replayed.name)), replayed
    noisy = model.startswith(PREFIX)
    writer = ChatWriter(Noisy.named(model, place)) if noisy else choose(model, config)
    if not isinstance(writer, ChatWriter):
        return writer, None
    # A script goes on from answer to answer: one that was left out would shift all that follow.
    known = Answers(recording=answers.recording) if isinstance(writer, ScriptedWriter) else answers
    of, grammar = asked_of(model, config), _grammar(writer.name, config)
    kept = Kept(known, writer.name, writer.model, *place, of=of, grammar=grammar)
    writer.model = kept
    return writer, kept


def replaying(file: Path, place: Place, config: Settings) -> Kept:
    """The model of a recording. Raises InputError when it holds the answers of none or of several."""
    recorded = Answers.of_recording(file)
    if len(recorded.models) != 1:
        found = "、".join(dict.fromkeys(model for model, _ in recorded.models)) or "0"
        raise InputError(
            "录下的应是一个模型的回答", "a recording is of one model", file=file, found=found, expected="1"
        )
    ((name, of),) = recorded.models
    return Kept(recorded, name, None, *place, of=of, grammar=_grammar(name, config))


def _grammar(model: str, config: Settings) -> bool:
    """Whether a model is sent a grammar."""
    return config.local_grammar if model.startswith("local:") else config.grammar
