"""The writer that asks a chat model: prompts in, a tolerant reading of the answer out."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from assistant.brief import Brief, Task
from assistant.errors import AnswerError
from assistant.outline.model import Passage
from assistant.report.findings import Finding, PromptUsed, Usage
from assistant.writers.answer import read_answer, runs_on
from assistant.writers.answer.placing import read_placing
from assistant.writers.chat_model.failures import failure
from assistant.writers.chat_model.grammar import grammar_of
from assistant.writers.chat_model.seam import ChatModel, Message, Purpose, Reply, Request
from assistant.writers.prompts import Beginnings, Composed, Prompts, Written
from assistant.writers.writer import Answer, Unplaced, Way

# The longest overlap that is looked for where a continued answer repeats its own end.
_OVERLAP = 200


class ChatWriter:
    """A Writer over a chat model. It holds no state that an answer depends on, so calls may run side by side."""

    def __init__(
        self, model: ChatModel, *, first_way: Way = "write", beginnings: Beginnings | None = None
    ) -> None:
        self.model = model
        self.first_way = first_way
        self.spent = Usage()
        self._prompts = Prompts(beginnings)

    def beside(self, model: ChatModel) -> ChatWriter:
        """A writer for the same report over another model, fresh but for what all calls of the report begin with."""
        return ChatWriter(model, first_way=self.first_way, beginnings=self._prompts.beginnings)

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def prompts_used(self) -> tuple[PromptUsed, ...]:
        """The prompts of all calls so far, with version and hash, for the record of the draft."""
        return tuple(PromptUsed.model_validate(prompt.record()) for prompt in self._prompts.used)

    async def write(self, task: Task, written: Written = ()) -> Answer:
        """The text of the task's section. Raises EndpointError or AnswerError."""
        return await self._ask("write", task, self._prompts.write(task, written))

    async def place(self, brief: Brief, unplaced: Sequence[Unplaced]) -> Mapping[str, str]:
        """Where the model would put facts that the outline leaves open. Raises EndpointError or AnswerError."""
        composed = self._prompts.plan(brief, unplaced)
        messages = (Message("system", composed.shared), Message("user", composed.own))
        reply, _ = await self._call(Request(messages, "plan", Task("plan", brief, Passage())), Usage())
        return read_placing(reply.text, unplaced)

    async def polish(self, task: Task, draft: str, again: int = 0) -> Answer:
        """The plain draft as prose, every slot in its clause. Raises EndpointError or AnswerError."""
        return await self._ask("polish", task, self._prompts.polish(task, draft), again)

    async def revise(
        self, task: Task, source: str, findings: Sequence[Finding], instruction: str = ""
    ) -> Answer:
        """The text again, with the findings mended and the instruction followed."""
        return await self._ask("revise", task, self._prompts.revise(task, source, findings, instruction))

    async def close(self) -> None:
        await self.model.close()

    async def _ask(self, purpose: Purpose, task: Task, composed: Composed, again: int = 0) -> Answer:
        shown = [
            m for asked, said in composed.turns for m in (Message("user", asked), Message("assistant", said))
        ]
        messages = (Message("system", composed.shared), *shown, Message("user", composed.own))
        usage = Usage()
        try:
            request = Request(messages, purpose, task, grammar_of(task), again)
            reply, usage = await self._call(request, usage)
            if reply.finish == "length" and not runs_on(reply.text):
                reply, usage = await self._continued(reply, messages, task, usage)
            if reply.finish == "content_filter":
                raise failure("refused", self.name, answer=reply.text)
            return Answer(read_answer(reply.text, task), usage)
        except AnswerError as error:
            raise self._named(error) from None

    async def _call(self, request: Request, before: Usage) -> tuple[Reply, Usage]:
        """One call, and the usage with it; counted in `spent` also when its answer is of no use."""
        started = time.perf_counter()
        reply = await self.model.answer(request)
        usage = Usage(
            calls=1,
            input_tokens=reply.input_tokens,
            output_tokens=reply.output_tokens,
            seconds=time.perf_counter() - started,
        )
        self.spent = self.spent.plus(usage)
        return reply, before.plus(usage)

    async def _continued(
        self, reply: Reply, messages: tuple[Message, ...], task: Task, usage: Usage
    ) -> tuple[Reply, Usage]:
        """The answer with its rest, asked for once. Raises AnswerError when that is cut off too."""
        more = Message("user", self._prompts.carry_on(task.brief.language))
        request = Request((*messages, Message("assistant", reply.text), more), "continue", task)
        rest, usage = await self._call(request, usage)
        text = _joined(reply.text, rest.text)
        if rest.finish == "length" and not runs_on(text):
            raise failure("cut-off", self.name, answer=text)
        return Reply(text, finish=rest.finish), usage

    def _named(self, error: AnswerError) -> AnswerError:
        """The error with the model's name, unless it has it already."""
        if self.name in error.said.en:
            return error
        return AnswerError(f"{error.said.zh}（{self.name}）", f"{error.said.en} ({self.name})", error.answer)


def _joined(start: str, rest: str) -> str:
    """Both parts of an answer; what the second repeats of the first's end stands once."""
    for size in range(min(len(start), len(rest), _OVERLAP), 2, -1):
        if start.endswith(rest[:size]):
            return start + rest[size:]
    return start + rest
