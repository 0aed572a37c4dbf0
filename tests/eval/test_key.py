"""The two caches: a change of anything that matters misses them, and of anything else does not."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from assistant.brief import Brief, Task
from assistant.brief.read import read_brief
from assistant.settings import Settings
from assistant.writers.chat_model import Message, Reply, Request
from eval.answers import Answers
from eval.cases import SHIPPED
from eval.kept import Kept
from eval.key import ELSEWHERE, asked_of, key_of, parts

CASE = SHIPPED / "digital"
PRICES = ("price_input", "price_output")
Path_ = tuple[str | int, ...]


@cache
def _brief() -> Brief:
    return read_brief(CASE / "brief.yaml")


@cache
def _base() -> dict[str, Any]:
    return parts("digital", _brief(), "样稿", "openai:m", 0, Settings())


def _leaves(data: Any, at: Path_ = ()) -> Iterator[Path_]:
    """The place of everything in it that holds nothing else, an empty list among them."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    below = [leaf for name, value in inside for leaf in _leaves(value, (*at, name))]
    yield from below or [at]


def _changed(data: Any, at: Path_, value: object) -> Any:
    data = deepcopy(data)
    inside = data
    for name in at[:-1]:
        inside = inside[name]
    inside[at[-1]] = value
    return data


LEAVES = list(_leaves(_base()))


@given(st.sampled_from(LEAVES), st.text() | st.integers() | st.none() | st.booleans())
@tried(max_examples=300)
def test_a_change_of_any_one_field_misses_the_results(at: Path_, value: object) -> None:
    """Of every fact, heading, point and setting, of the prompts, the program and the scores."""
    before = _base()
    for name in at:
        before = before[name]  # type: ignore[call-overload]
    same = json.dumps(before, sort_keys=True) == json.dumps(value, sort_keys=True)

    assert (key_of(_changed(_base(), at, value)) == key_of(_base())) == same


def test_the_fields_are_those_of_a_whole_brief() -> None:
    names = {str(name) for at in LEAVES for name in at}

    assert {"facts", "outline", "title", "prompts", "program", "settings", "scores", "asked_of"} <= names
    assert {"value", "unit", "label", "heading", "points", "length", "way", "rounds"} <= names
    assert len(LEAVES) > 300


@given(st.data())
@tried(max_examples=60)
def test_what_only_says_where_and_how_does_not_miss_the_results(data: st.DataObject) -> None:
    # `rules` names a file, which is in the key by what it says.
    names = sorted((ELSEWHERE & set(Settings.model_fields)) - {"rules"} | set(PRICES))
    update = {
        name: data.draw(st.text() | st.integers(), name)
        for name in data.draw(st.sets(st.sampled_from(names)))
    }
    config = Settings().model_copy(update=update)

    assert key_of(parts("digital", _brief(), "样稿", "openai:m", 0, config)) == key_of(_base())


@given(st.randoms(use_true_random=False), st.booleans())
@tried(max_examples=10)
def test_a_brief_that_is_written_otherwise_and_says_the_same_does_not_miss_them(
    chance: Any, as_json: bool
) -> None:
    """Its keys in another order, comments, JSON for YAML, facts and outline inline."""
    said = yaml.safe_load((CASE / "brief.yaml").read_text("utf-8"))
    for name in ("facts", "outline"):
        said[name] = yaml.safe_load((CASE / f"{name}.yaml").read_text("utf-8"))
    said["sections"] = said.pop("outline")["sections"]
    said["facts"] = [_shuffled(fact, chance) for fact in _listed(said["facts"])]
    said = _shuffled(said, chance)
    text = json.dumps(said, ensure_ascii=False, default=str)
    if not as_json:
        text = "# 注\n" + yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / ("brief.json" if as_json else "brief.yaml")
        file.write_text(text, "utf-8")
        read = read_brief(file)

    assert key_of(parts("digital", read, "样稿", "openai:m", 0, Settings())) == key_of(_base())


def _listed(facts: Any) -> list[dict[str, Any]]:
    """A sheet is a list, or a mapping that holds one."""
    found: list[dict[str, Any]] = facts["facts"] if isinstance(facts, dict) else facts
    return found


def _shuffled(data: dict[str, Any], chance: Any) -> dict[str, Any]:
    names = list(data)
    chance.shuffle(names)
    return {name: data[name] for name in names}


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_a_setting_is_in_the_key_when_it_changes_the_draft_and_not_otherwise(name: str) -> None:
    """A new setting is in the key until somebody says that it is not."""
    changed = Settings().model_copy(update={name: Path("7")})
    key = key_of(parts("digital", _brief(), "样稿", "composer", 0, changed))
    before = key_of(parts("digital", _brief(), "样稿", "composer", 0, Settings()))

    assert (key == before) == (name in ELSEWHERE or name in PRICES)


def test_a_price_matters_where_a_report_may_cost_only_so_much() -> None:
    keys = {
        key_of(parts("a", _brief(), None, "openai:m", 0, Settings(max_cost=1, price_input=price)))
        for price in (1, 2)
    }

    assert len(keys) == 2


def test_the_files_that_a_system_or_a_setting_names_are_in_the_key_by_what_they_say(tmp_path: Path) -> None:
    rules, script = tmp_path / "rules.yaml", tmp_path / "script.yaml"
    keys = set()
    for said in ("length: off\n", "length: error\n"):
        rules.write_text(said, "utf-8")
        keys.add(key_of(parts("a", _brief(), None, "composer", 0, Settings(rules=rules))))
        script.write_text(f"default: {{text: {said.strip()!r}}}\n", "utf-8")
        keys.add(key_of(parts("a", _brief(), None, f"no-slots/scripted:{script}", 0, Settings())))

    assert len(keys) == 4


class _Counting:
    """A model that says how often it was asked."""

    name = "openai:m"

    def __init__(self) -> None:
        self.asked = 0

    async def answer(self, request: Request) -> Reply:
        self.asked += 1
        return Reply(str(self.asked))

    async def close(self) -> None:
        pass


# What an answer depends on, and another value of each.
ASKED: dict[str, Any] = {
    "case": "a",
    "repeat": 0,
    "of": "11111111",
    "name": "openai:m",
    "roles": ("system", "user"),
    "texts": ("你是文稿人员", "写一节"),
    "purpose": "write",
    "grammar": "root ::= [^0-9]+",
}
OTHERS: dict[str, st.SearchStrategy[Any]] = {
    "case": st.text(),
    "repeat": st.integers(0, 9),
    "of": st.text("0123456789abcdef", max_size=8),
    "name": st.text(),
    "roles": st.tuples(*[st.sampled_from(("system", "user", "assistant"))] * 2),
    "texts": st.tuples(st.text(), st.text()),
    "purpose": st.sampled_from(("write", "revise", "polish", "continue")),
    "grammar": st.text(),
}


def _asked(answers: Answers, model: _Counting, what: dict[str, Any], sends: bool = True) -> str:
    messages = tuple(Message(role, text) for role, text in zip(what["roles"], what["texts"], strict=True))
    task = Task("1", _brief(), _brief().outline.sections[0])
    request = Request(messages, what["purpose"], task, what["grammar"])
    kept = Kept(answers, what["name"], model, what["case"], what["repeat"], of=what["of"], grammar=sends)
    return asyncio.run(kept.answer(request)).text


@given(st.data())
@tried(max_examples=150)
def test_a_change_of_any_one_part_of_a_question_misses_the_answers(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(ASKED)))
    other = {**ASKED, name: data.draw(OTHERS[name])}
    answers, model = Answers(), _Counting()
    _asked(answers, model, ASKED)
    _asked(answers, model, other)

    assert (model.asked == 1) == (other == ASKED)


@given(st.text())
@tried(max_examples=20)
def test_a_grammar_that_is_not_sent_does_not_miss_the_answers(grammar: str) -> None:
    answers, model = Answers(), _Counting()
    _asked(answers, model, ASKED, sends=False)
    _asked(answers, model, {**ASKED, "grammar": grammar}, sends=False)

    assert model.asked == 1


def test_the_same_question_twice_in_one_draft_has_two_answers() -> None:
    model = _Counting()
    kept = Kept(Answers(), "m", model, "a", 0)
    request = Request((Message("user", "写"),), "write", Task("1", _brief(), _brief().outline.sections[0]))

    assert [asyncio.run(kept.answer(request)).text for _ in range(2)] == ["1", "2"]


def test_an_answer_is_not_that_of_another_endpoint_or_another_file_of_the_same_name(tmp_path: Path) -> None:
    file = tmp_path / "m.gguf"
    said = set()
    for weights in (b"", b"one", b"two", b"two more"):
        file.write_bytes(weights)
        said.add(asked_of(f"local:{file}", Settings()))
    local = Settings(local_grammar=False)
    said.add(asked_of(f"local:{file}", local))
    one, two = (
        Settings().model_copy(update={"openai_base_url": url}) for url in ("http://a/v1", "http://b/v1")
    )

    assert len(said) == 5
    assert asked_of("openai:m", one) != asked_of("openai:m", two)
    assert asked_of("openai:m", one) == asked_of("openai:m", one.model_copy(update={"local_grammar": False}))
    assert asked_of("composer", one) == asked_of("noisy:0.1", two) == ""
