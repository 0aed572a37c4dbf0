"""Migrations: every released version of the database becomes the newest, with all that it held, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from assistant.errors import StoreError
from assistant.store import Calls, RunRecords, Store, back_up, bring_back
from assistant.store.tables import METADATA

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, once on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'nigao.db'}"
    else:
        yield request.getfixturevalue("postgresql_url")


def fill(url: str, script: Path) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    lines = [line for line in script.read_text("utf-8").splitlines() if line and not line.startswith("--")]
    with engine.begin() as connection:
        for line in lines:
            connection.exec_driver_sql(line)
    engine.dispose()


def columns(engine: Engine) -> dict[str, set[str]]:
    found = inspect(engine)
    return {table: {c["name"] for c in found.get_columns(table)} for table in found.get_table_names()}


def test_an_empty_database_gets_the_tables_of_today(url: str) -> None:
    store = Store(url)
    wanted = {table.name: {column.name for column in table.c} for table in METADATA.sorted_tables}
    assert {**wanted, "alembic_version": {"version_num"}} == columns(store.engine)
    store.close()


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_a_released_database_is_brought_up_with_all_it_held(url: str, script: Path) -> None:
    fill(url, script)
    store = Store(url)
    wanted = {table.name: {column.name for column in table.c} for table in METADATA.sorted_tables}
    assert {**wanted, "alembic_version": {"version_num"}} == columns(store.engine)
    assert [v.why for v in store.versions("00000000000000aa")] == ["drafted", "edited"]
    assert store.load("00000000000000aa").sections[0].source == "已整改隐患[[整改]]。"
    assert RunRecords(store.engine).get("00000000000000bb").attempts == {}
    found = Calls(store.engine).find("ff")
    assert found is not None and found.answer == '{"text": "好"}'
    store.close()


def test_every_migration_has_a_fixture_of_the_version_before_it(root: Path) -> None:
    scripts = (root / "assistant" / "store" / "migrations" / "versions").glob("*.py")
    numbers = sorted(script.name[:4] for script in scripts)
    assert [file.stem for file in RELEASED] == numbers[:-1]


def test_a_backup_is_a_database_and_goes_back_into_an_empty_one(url: str, tmp_path: Path) -> None:
    fill(url, RELEASED[0])
    store, copy = Store(url), tmp_path / "backup.db"
    assert back_up(store.engine, copy) == 5
    other = Store(tmp_path / "elsewhere")
    assert bring_back(other.engine, copy) == 5
    assert other.load("00000000000000aa") == store.load("00000000000000aa")
    assert [v.number for v in other.versions("00000000000000aa")] == [1, 2]
    with pytest.raises(StoreError, match="空的数据库"):
        bring_back(store.engine, copy)
    store.close()
    other.close()


def test_a_backup_does_not_overwrite(tmp_path: Path) -> None:
    store, copy = Store(tmp_path / "data"), tmp_path / "backup.db"
    copy.write_text("mine")
    with pytest.raises(Exception, match="不会覆盖"):
        back_up(store.engine, copy)
    assert copy.read_text() == "mine"
    store.close()


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    store, file = Store(tmp_path / "data"), tmp_path / "x.db"
    file.write_text("no")
    with pytest.raises(Exception, match="不是备份文件"):
        bring_back(store.engine, file)
    store.close()


def test_the_tables_of_today_are_those_that_the_migrations_make(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store = Store(tmp_path)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, METADATA) == []
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    store.close()
