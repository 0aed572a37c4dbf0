"""Values typed over a version that is no longer the newest: laid over what others changed, or refused, never lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ConflictError
from assistant.facts.model import Fact, make_fact
from assistant.interfaces.chat.typing_turns import Typing
from assistant.service.desk import as_brief, draft
from assistant.service.kept import enter_facts, open_store
from assistant.store import Store

BRIEF: dict[str, Any] = {
    "title": "云溪县2025年档案工作情况报告",
    "facts": [
        {"id": "入馆", "label": "入馆档案", "value": 1200, "unit": "卷"},
        {"id": "借阅", "label": "接待借阅", "value": 300, "unit": "人次"},
    ],
    "sections": [{"heading": "工作开展情况", "facts": ["入馆", "借阅"], "points": ["清点库房"]}],
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path))
    return open_store()


def kept(store: Store) -> str:
    store.create("r", draft(as_brief(BRIEF)), who="甲", why="drafted")
    return "r"


def value(name: str, number: int) -> Fact:
    one = next(fact for fact in BRIEF["facts"] if fact["id"] == name)
    return make_fact({**one, "value": number})


def values(store: Store, name: str) -> dict[str, object]:
    return {fact.id: fact.as_written()["value"] for fact in store.load(name).brief.facts}


def test_two_who_change_different_facts_both_stand(store: Store) -> None:
    name = kept(store)
    enter_facts(store, name, [value("入馆", 1300)], base=1, who="甲")
    updated, version = enter_facts(store, name, [value("借阅", 400)], base=1, who="乙")
    assert version.number == 3
    assert values(store, name) == {"入馆": "1300", "借阅": "400"}
    assert len(updated.places) == 1  # only what the second one changed
    store.close()


def test_two_who_change_one_fact_to_different_values_are_told(store: Store) -> None:
    name = kept(store)
    enter_facts(store, name, [value("入馆", 1300)], base=1, who="甲")
    with pytest.raises(ConflictError, match="入馆档案"):
        enter_facts(store, name, [value("入馆", 1400)], base=1, who="乙")
    assert values(store, name)["入馆"] == "1300"
    store.close()


def test_a_browser_stands_on_what_it_kept_itself() -> None:
    typing = Typing()
    with typing.turn("a", "r") as typed:
        assert typed.version == 0
        typed.version = 4
    with typing.turn("a", "r") as typed:
        assert typed.version == 4
    with typing.turn("b", "r") as typed:
        assert typed.version == 0
    with typing.turn("a", "another report") as typed:
        assert typed.version == 0


def test_what_a_table_read_before_it_was_drawn_anew_was_not_typed() -> None:
    typing = Typing()
    with typing.turn("a", "r") as typed:
        typed.drew({"入馆": "1200", "合计": "1500卷"})
        assert typed.news({"入馆": "1300", "合计": "1500卷"}) == {"入馆"}
        typed.read({"入馆": "1300", "合计": "1500卷"}, {"合计": "1500卷"})
        typed.drew({"合计": "1600卷"})
        assert typed.news({"入馆": "1300", "合计": "1500卷"}) == set()
        assert typed.news({"入馆": "1300", "合计": "1600卷"}) == set()
        assert typed.news({"入馆": "1200", "合计": "9卷"}) == {"入馆", "合计"}, (
            "typed back, and over a formula"
        )
