"""What a draft will ask of a model, told beforehand and without a call."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.brief import Brief, Task
from assistant.drafting.open_facts import uncertain
from assistant.drafting.plan import plan
from assistant.drafting.workflow import sums_up
from assistant.writers.composer import compose
from assistant.writers.writer import Way


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


@dataclass(slots=True)
class _Sum:
    """Tokens of calls that follow each other."""

    calls: int = 0
    sent: int = 0
    answered: int = 0

    def add(self, sent: int, answered: int, times: int = 1) -> None:
        self.calls += times
        self.sent += sent * times
        self.answered += answered * times


def estimate(brief: Brief, *, rounds: int, first: Way = "write") -> Estimate:
    """What `draft` would need of a model that begins with `first`.

    A call for each piece that has something to say, and one for the facts that the plan is not sure of; at most so
    many `rounds` of revision and of polishing more. A local model begins, and ends, with polishing.
    """
    from assistant.writers.chat_model.seam import estimated_tokens
    from assistant.writers.prompts import Composed, Prompts

    def size(composed: Composed) -> int:
        turns = sum(estimated_tokens(asked + said) for asked, said in composed.turns)
        return estimated_tokens(composed.shared) + turns + estimated_tokens(composed.own)

    tasks = [task for task in plan(brief).tasks if not task.nothing_to_say]
    seen = [(task.heading, compose(task)) for task in tasks if not sums_up(task)]
    prompts, least, most, shared = Prompts(), _Sum(), _Sum(), 0
    open_to_doubt = uncertain(brief) if first == "write" else []
    if open_to_doubt:
        planning = prompts.plan(brief, open_to_doubt)
        shared += estimated_tokens(planning.shared)
        for one in (least, most):
            one.add(size(planning), 6 * len(open_to_doubt))
    for task in tasks:
        draft = compose(task)
        polish, answer = prompts.polish(task, draft), _answer(task, draft)
        if first == "polish":
            shared += size(polish) - estimated_tokens(polish.own)
            least.add(size(polish), estimated_tokens(draft))
        else:
            write = prompts.write(task, seen if sums_up(task) else [])
            shared += estimated_tokens(write.shared)
            least.add(size(write), answer)
            most.add(size(write), answer)
            # A revision sends the text as well.
            most.add(size(write) + answer, answer, rounds)
        most.add(size(polish), estimated_tokens(draft), rounds + 1)
    of_all = shared / least.sent if least.sent else 0.0
    return Estimate(least.calls, least.sent, least.answered, most.calls, most.sent, most.answered, of_all)


def _answer(task: Task, draft: str) -> int:
    """Tokens of one answer: what the composer needs for the same, or the least that is wished where that is more."""
    from assistant.writers.chat_model.seam import estimated_tokens

    least = task.passage.length[0] if task.passage.length else 0
    return max(estimated_tokens(draft), least if task.brief.language == "zh" else -(-least // 4))
