"""An answer that was kept is not paid for again, whoever stood still meanwhile; nor is a refusal asked for again."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.errors import AnswerError
from assistant.service import answers, recorded
from assistant.service.answers import Answers
from assistant.service.kept import open_store
from assistant.service.recorded import RecordedChat
from assistant.store import Call, Calls, Store
from assistant.writers.chat_model.seam import Message, Reply, Request


class Paid:
    """A model that counts how often it was asked; asked for `不可`, it refuses."""

    name = "paid"

    def __init__(self) -> None:
        self.times = 0

    async def answer(self, request: Request) -> Reply:
        self.times += 1
        if request.text == "不可":
            raise AnswerError("模型拒绝作答", "the model refused to answer", "不")
        return Reply(f"答{self.times}")

    async def close(self) -> None: ...


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path))
    opened = open_store()
    yield opened
    opened.close()


def request(text: str = "写") -> Request:
    return Request((Message("user", text),), "write", task=None)  # type: ignore[arg-type]


def chat(model: Paid, calls: Calls, generation: int = 0, section: str = "1") -> RecordedChat:
    """The model as one life of the run sees it."""
    return RecordedChat(
        model, Answers(calls, "r"), run="r", section=section, attempt=0, generation=generation
    )


@pytest.mark.parametrize("stood", [0.0, 60.0])
def test_who_stood_still_before_asking_looks_again(
    stood: float, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, calls = Paid(), Calls(store.engine)
    find, looks = calls.find, itertools.count()

    def found(*keys: str) -> Call | None:
        """The first look finds nothing; right after it another process keeps its answer."""
        answer = find(*keys)
        if next(looks) == 0:
            calls.keep(Call(keys[0], "paid", '{"text": "另一进程的答"}', run="r", section="1"))
        return answer

    monkeypatch.setattr(calls, "find", found)
    asked = chat(model, calls)
    # The look at all of the record has grown old by then.
    monkeypatch.setattr(answers, "time", SimpleNamespace(monotonic=lambda: float("inf")))
    clock = itertools.chain([0.0], itertools.repeat(stood))
    time = SimpleNamespace(monotonic=lambda: next(clock), perf_counter=lambda: 0.0)
    monkeypatch.setattr(recorded, "time", time)
    assert (
        asyncio.run(asked.answer(request())).text == "另一进程的答"
    )  # the first answer kept is the one for all
    assert model.times == (0 if stood else 1)


def test_what_is_on_record_when_the_run_is_opened_is_neither_paid_for_nor_looked_up_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    model, calls = Paid(), Calls(store.engine)
    assert asyncio.run(chat(model, calls).answer(request())).text == "答1"
    monkeypatch.setattr(calls, "find", lambda *keys: pytest.fail("looked up"))
    assert asyncio.run(chat(model, calls).answer(request())) == Reply("答1")
    assert model.times == 1


@pytest.mark.parametrize("begun_here", [True, False])
def test_a_section_that_was_taken_over_looks_for_what_was_kept_a_moment_ago(
    begun_here: bool, store: Store
) -> None:
    """The run was opened, for other sections, right before who wrote this one kept its answer and was killed."""
    model, calls = Paid(), Calls(store.engine)
    opened = Answers(calls, "r")
    asyncio.run(chat(model, calls).answer(request()))
    later = RecordedChat(model, opened, run="r", section="1", attempt=0, begun_here=begun_here)
    assert (
        asyncio.run(later.answer(request())).text == "答1"
    )  # the answer that was kept first stands, either way
    assert model.times == (2 if begun_here else 1)


def test_a_refusal_is_kept_in_its_generation_and_costs_nothing(store: Store) -> None:
    model, calls = Paid(), Calls(store.engine)
    told = []
    for generation in (0, 0, 1):
        with pytest.raises(AnswerError, match=r"模型拒绝作答|refused to answer") as error:
            asyncio.run(chat(model, calls, generation).answer(request("不可")))
        told.append((error.value.said.zh, error.value.said.en, error.value.answer))
    assert set(told) == {("模型拒绝作答", "the model refused to answer", "不")}
    assert model.times == 2  # once in each generation: who begins the run anew asks again
    assert calls.of_run("r") == [] and calls.spent("r").calls == 0 and calls.seconds_busy("r") == 0


def test_answers_that_come_side_by_side_are_kept_together(store: Store) -> None:
    model, calls = Paid(), Calls(store.engine)
    life = Answers(calls, "r")
    chats = [RecordedChat(model, life, run="r", section=str(n), attempt=0, begun_here=True) for n in range(9)]

    async def all_of_them() -> list[Reply]:
        return await asyncio.gather(*(one.answer(request()) for one in chats))

    texts = [reply.text for reply in asyncio.run(all_of_them())]
    assert texts == [f"答{n + 1}" for n in range(9)]
    assert {call.section for call in calls.of_run("r")} == {str(n) for n in range(9)}
    again = [asyncio.run(chat(model, calls, section=str(n)).answer(request())).text for n in range(9)]
    assert again == texts and model.times == 9


def test_a_record_that_cannot_be_written_is_told_to_everybody_who_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    life = Answers(Calls(store.engine), "r")

    def full(calls: object) -> list[Call]:
        raise OSError("disk full")

    async def both() -> list[object]:
        kept = (life.keep(Call(str(n), "m", "{}")) for n in range(2))
        return await asyncio.gather(*kept, return_exceptions=True)

    with monkeypatch.context() as broken:
        broken.setattr(life._calls, "keep_all", full)
        assert [str(error) for error in asyncio.run(both())] == ["disk full", "disk full"]
    assert all(isinstance(call, Call) for call in asyncio.run(both()))
