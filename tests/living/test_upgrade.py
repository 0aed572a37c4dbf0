"""What an older version of the program left under way is finished by a newer one, and not paid for again."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.durable import remote
from assistant.service import batch, worker
from assistant.settings import settings
from assistant.store import Calls, RunRecords, Store
from tests.living import chaos


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path / "data"))
    settings.cache_clear()
    (tmp_path / "obey.yaml").write_text("default: {obey: true}\n", "utf-8")


def test_a_run_on_the_queue_of_an_older_version_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "data")
    (run,) = batch.accept(store, [("", chaos.brief())], model=f"scripted:{tmp_path / 'obey.yaml'}")
    with monkeypatch.context() as older:
        older.setattr(remote, "SHAPE", "nigao-0")
        assert batch.put_on_queue(store) == 1
        assert batch.put_on_queue(store) == 0
    worker.work(drafts=1, until_done=True)
    assert RunRecords(store.engine).get(run).status == "done"
    assert len(Calls(store.engine).of_run(run)) == len(chaos.SECTIONS)
    assert [version.why for version in store.versions(run)] == ["drafted"]
    store.close()
