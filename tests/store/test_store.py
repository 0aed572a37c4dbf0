"""The store: versions are added and never lost, on SQLite here and on PostgreSQL where there is one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import service
from assistant.brief import Brief
from assistant.errors import ConflictError, DocumentError, StoreError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Part, Report
from assistant.store import Store

_START = datetime(2025, 12, 5, tzinfo=UTC)


def ticking() -> object:
    """A clock that goes on by a second at each look."""
    seen = iter(range(1_000_000))
    return lambda: _START + timedelta(seconds=next(seen))


@pytest.fixture(scope="module")
def report() -> Report:
    facts = FactSheet.of([{"id": "整改", "label": "整改隐患数", "value": 149, "unit": "处"}])
    outline = make_outline([{"heading": "做法", "facts": ["整改"]}])
    return service.draft(Brief(title="青禾县工作报告", facts=facts, outline=outline), model="composer")


def changed(report: Report, text: str) -> Report:
    return report.with_part("1", lambda part: Part(source=text, written_by="a person"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path, clock=ticking())  # type: ignore[arg-type]
    yield opened
    opened.close()


def test_a_report_is_kept_and_found_again(store: Store, report: Report) -> None:
    name = store.new_id()
    store.create(name, report, owner="甲")
    assert store.load(name) == report
    assert [(entry.id, entry.title, entry.version) for entry in store.list(owner="甲")] == [
        (name, "青禾县工作报告", 1)
    ]
    assert list(store.list(owner="乙")) == []


def test_every_version_can_be_read_and_restored(store: Store, report: Report) -> None:
    name = store.new_id()
    store.create(name, report)
    second = changed(report, "改过的[[整改]]。")
    store.save(name, second, base=1, who="王科长", why="revised", note="更简练")
    assert store.load(name) == second and store.load(name, 1) == report
    store.restore(name, 1, base=2)
    assert store.load(name) == report
    assert [(v.number, v.who, v.why, v.note) for v in store.versions(name)] == [
        (1, "", "drafted", ""),
        (2, "王科长", "revised", "更简练"),
        (3, "", "restored", "1"),
    ]


def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten(store: Store, report: Report) -> None:
    name = store.new_id()
    store.create(name, report)
    store.save(name, changed(report, "甲改[[整改]]。"), base=1)
    with pytest.raises(ConflictError) as caught:
        store.save(name, changed(report, "乙改[[整改]]。"), base=1)
    assert "第2版" in caught.value.said.zh
    assert store.load(name).sections[0].source == "甲改[[整改]]。"


def test_a_deleted_report_answers_no_more(store: Store, report: Report) -> None:
    name = store.new_id()
    store.create(name, report)
    store.delete(name)
    assert list(store.list()) == []
    for act in (
        lambda: store.load(name),
        lambda: store.versions(name),
        lambda: store.save(name, report, base=1),
    ):
        with pytest.raises(DocumentError):
            act()


def test_an_exported_report_is_brought_in_with_all_its_versions(store: Store, report: Report) -> None:
    name = store.new_id()
    store.create(name, report)
    store.save(name, changed(report, "改[[整改]]。"), base=1, why="edited")
    other = store.bring_in(store.export(name))
    assert other != name and store.load(other) == store.load(name)
    assert [v.why for v in store.versions(other)] == ["drafted", "edited"]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "0" * 16])
def test_a_report_that_is_not_there_is_not_found(store: Store, name: str) -> None:
    with pytest.raises(DocumentError):
        store.load(name)


@settings(max_examples=1000 if os.environ.get("NIGAO_TEST_CHAOS") == "all" else 100)
@given(st.lists(st.sampled_from("读甲 读乙 写甲 写乙".split()), max_size=12))
def test_however_two_writers_interleave_nothing_is_lost(moves: list[str]) -> None:
    """Each accepted save is a version of its own, and a writer who had not seen the newest is refused."""
    one = _cached()
    store, name = one["store"], one["store"].new_id()  # type: ignore[attr-defined]
    report: Report = one["report"]  # type: ignore[assignment]
    store.create(name, report)
    seen, accepted, head = {"甲": 1, "乙": 1}, 1, 1
    for act, who in moves:
        if act == "读":
            seen[who] = head
            continue
        try:
            store.save(name, changed(report, f"{who}{head}[[整改]]。"), base=seen[who], who=who)
            assert seen[who] == head
            head = seen[who] = head + 1
            accepted += 1
        except ConflictError:
            assert seen[who] != head
    assert [v.number for v in store.versions(name)] == list(range(1, accepted + 1))


_CACHE: dict[str, object] = {}


def _cached() -> dict[str, object]:
    if not _CACHE:
        import tempfile

        facts = FactSheet.of([{"id": "整改", "value": 149, "unit": "处"}])
        brief = Brief(
            title="报告", facts=facts, outline=make_outline([{"heading": "做法", "facts": ["整改"]}])
        )
        _CACHE["report"] = service.draft(brief, model="composer")
        _CACHE["store"] = Store(Path(tempfile.mkdtemp()))
    return _CACHE


def test_many_writers_at_once_lose_nothing(tmp_path: Path, report: Report) -> None:
    name = "0123456789abcdef"
    first = Store(tmp_path)
    first.create(name, report)

    def write(who: int) -> int:
        mine, kept = Store(tmp_path), 0
        for _ in range(10):
            _, base = mine.load_with_version(name)
            try:
                mine.save(name, changed(report, f"{who}[[整改]]。"), base=base, who=str(who))
                kept += 1
            except ConflictError:
                pass
        mine.close()
        return kept

    with ThreadPoolExecutor(4) as pool:
        kept = sum(pool.map(write, range(4)))
    assert len(first.versions(name)) == kept + 1
    first.close()


def test_two_processes_may_open_a_new_database_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        for store in pool.map(lambda _: Store(tmp_path), range(4)):
            assert list(store.list()) == []
            store.close()


def test_a_database_newer_than_the_program_is_refused(tmp_path: Path) -> None:
    from sqlalchemy import text

    store = Store(tmp_path)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(StoreError, match="升级"):
        Store(tmp_path)


@pytest.mark.parametrize("where", ["nothing://x", "postgresql://nobody:secret@127.0.0.1:1/x", "not a url://"])
def test_a_database_that_cannot_be_opened_is_told_without_its_password(where: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store(where)
    assert "secret" not in str(caught.value) + caught.value.said.en


@pytest.mark.needs("postgresql")
def test_postgresql_keeps_the_same(report: Report, postgresql_url: str) -> None:
    store = Store(postgresql_url)
    name = secrets.token_hex(8)
    store.create(name, report)
    store.save(name, changed(report, "改[[整改]]。"), base=1)
    with pytest.raises(ConflictError):
        store.save(name, report, base=1)
    assert [v.number for v in store.versions(name)] == [1, 2]
    store.close()


@pytest.mark.needs("postgresql")
def test_many_processes_may_open_a_new_postgresql_at_once(postgresql_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        for store in pool.map(lambda _: Store(postgresql_url), range(4)):
            store.close()
