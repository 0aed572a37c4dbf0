"""Two writers on one report, each statement of theirs in an order that hypothesis draws: no accepted change is lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from assistant import service
from assistant.brief import Brief
from assistant.errors import ConflictError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Part, Report
from assistant.store import Store

pytestmark = pytest.mark.slow

_WRITERS = {"甲": "1", "乙": "2"}  # each writes in a section of its own
_CHANGES = 2
_BLOCKED = 0.01  # seconds after which one whose turn it is must be waiting for a lock of the other


class Turns:
    """Whose statement is next. When the order drawn is used up, or the next one cannot, whoever comes may go on."""

    def __init__(self, order: list[str]) -> None:
        self._order = order
        self._changed = threading.Condition()
        self._gone: set[str] = set()

    def take(self) -> None:
        me = threading.current_thread().name
        with self._changed:
            while self._order and self._order[0] != me and self._order[0] not in self._gone:
                if not self._changed.wait(_BLOCKED):
                    break
            if self._order:
                self._order.pop(0)
            self._changed.notify_all()

    def leave(self) -> None:
        with self._changed:
            self._gone.add(threading.current_thread().name)
            self._changed.notify_all()


class Watched:
    """A store whose every statement, and every commit, waits for its turn."""

    def __init__(self, url: str | Path) -> None:
        self.store = Store(url)
        self.turns = Turns([])
        event.listen(self.store.engine, "before_cursor_execute", lambda *_: self._waits())
        event.listen(self.store.engine, "commit", lambda *_: self._waits())
        if self.store.engine.dialect.name == "sqlite":
            # What is tested is the order of statements, not what a loss of power leaves.
            self.store.engine.dispose()
            event.listen(self.store.engine, "connect", lambda c, _: c.execute("PRAGMA synchronous = OFF"))

    def _waits(self) -> None:
        if threading.current_thread().name in _WRITERS:
            self.turns.take()


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def watched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    if request.param == "sqlite":
        url: str | Path = tmp_path_factory.mktemp("two")
    else:
        url = f"postgresql://postgres@/postgres?host={request.getfixturevalue('postgresql_server')}"
    made = Watched(url)
    yield made
    made.store.close()


@pytest.fixture(scope="module")
def report() -> Report:
    outline = make_outline(
        [{"heading": "做法", "points": ["抓督导"]}, {"heading": "打算", "points": ["抓整改"]}]
    )
    return service.draft(Brief(title="工作报告", facts=FactSheet.of([]), outline=outline), model="composer")


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.sampled_from(sorted(_WRITERS)), max_size=24))
def test_however_the_statements_of_two_writers_interleave_nothing_is_lost(
    order: list[str], watched: Watched, report: Report
) -> None:
    store = watched.store
    name = store.new_id()
    store.create(name, report)
    watched.turns = Turns(list(order))
    errors: list[BaseException] = []
    threads = [
        threading.Thread(name=who, target=_writes, args=(watched, name, who, errors)) for who in _WRITERS
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    _nothing_lost(store, name)


def _writes(watched: Watched, name: str, who: str, errors: list[BaseException]) -> None:
    """Reads, changes, saves; where the other was quicker, reads again, until each change is accepted."""
    try:
        for change in range(_CHANGES):
            while True:
                seen, base = watched.store.load_with_version(name)
                text = f"{who}第{change}次。"
                part = Part(source=text, written_by=who)
                changed = seen.with_part(_WRITERS[who], lambda _, new=part: new)  # type: ignore[misc]
                try:
                    watched.store.save(name, changed, base=base, who=who, note=text)
                    break
                except ConflictError:
                    continue
    except BaseException as error:
        errors.append(error)
    finally:
        watched.turns.leave()


def _nothing_lost(store: Store, name: str) -> None:
    """Each version is the one before it with one change more; every change was accepted once, in its writer's order."""
    versions = store.versions(name)
    assert [version.number for version in versions] == list(range(1, 2 * _CHANGES + 2))
    texts = {section.id: section.source for section in store.load(name, 1).sections}
    for version in versions[1:]:
        texts[_WRITERS[version.who]] = version.note
        assert {s.id: s.source for s in store.load(name, version.number).sections} == texts
    for who in _WRITERS:
        notes = [version.note for version in versions if version.who == who]
        assert notes == [f"{who}第{change}次。" for change in range(_CHANGES)]
