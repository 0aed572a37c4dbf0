"""What a draft will ask of a model, told beforehand and without a call."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.drafting.workflow import sums_up
from assistant.writers.composer import compose


@dataclass(frozen=True, slots=True)
class Estimate:
    """Calls and tokens when every section holds at once, and when none does until the end.

    Tokens are estimated from characters, rather too many than too few. `shared` is the share of the
    tokens sent that is the same in every call, and that a server with a prefix cache reads once.
    """

    calls: int
    input_tokens: int
    output_tokens: int
    most_calls: int
    most_input_tokens: int
    most_output_tokens: int
    shared: float


def estimate(brief: Brief, *, rounds: int) -> Estimate:
    """What `draft` would need: a call for a piece, at most `rounds` revisions and one polishing more."""
    from assistant.writers.chat_model.seam import estimated_tokens
    from assistant.writers.prompts import Prompts

    tasks, prompts = plan(brief).tasks, Prompts()
    seen = [(task.heading, compose(task)) for task in tasks if not sums_up(task)]
    sent = answered = shared = polished = 0
    for task in tasks:
        written = seen if sums_up(task) else []
        composed = prompts.write(task, written)
        polish = prompts.polish(task, compose(task))
        shared += estimated_tokens(composed.shared)
        sent += estimated_tokens(composed.shared) + estimated_tokens(composed.own)
        polished += estimated_tokens(polish.shared) + estimated_tokens(polish.own)
        answered += _answer(brief, task.passage.length)
    calls = len(tasks)
    revised = sent + answered  # a revision sends the text as well
    return Estimate(
        calls,
        sent,
        answered,
        calls * (rounds + 2),
        sent + rounds * revised + polished,
        answered * (rounds + 2),
        shared / sent if sent else 0.0,
    )


def _answer(brief: Brief, length: tuple[int, int] | None) -> int:
    """Tokens of one answer: the middle of the wished length, else some two hundred characters."""
    wished = sum(length) // 2 if length else 220
    return wished if brief.language == "zh" else -(-wished // 4)
