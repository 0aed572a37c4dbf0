"""How durable runs stand: counts, a table, failures with their reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.interfaces.cli.screen import console, note, plain, told

if TYPE_CHECKING:
    from assistant.store import RunRecord, Store

_STATUS = {
    "queued": told("排队", "queued"),
    "running": told("在写", "running"),
    "done": told("完成", "done"),
    "failed": told("失败", "failed"),
    "cancelled": told("已取消", "cancelled"),
}


def show_counts(counts: Mapping[str, int]) -> None:
    """One line with how many runs stand how."""
    said = "，".join(f"{_STATUS[s]} {counts[s]}" for s in _STATUS if counts.get(s))
    note(said or told("没有起草任务", "no runs"))


def show_runs(records: Sequence[RunRecord]) -> None:
    """A row for each run."""
    from assistant.interfaces.cli.tables import table
    from assistant.service.jobs import reason_of

    rows = table(
        told("编号", "id"),
        told("状态", "status"),
        told("改于", "touched"),
        told("来源", "from"),
        told("原因", "reason"),
    )
    for record in records:
        cells = (
            record.id,
            _STATUS[record.status],
            record.updated[:19].replace("T", " "),
            record.source,
            reason_of(record),
        )
        rows.add_row(*map(plain, cells))
    console(stderr=False).print(rows)


def show_failures(store: Store, batch: str) -> int:
    """Each failed run of a batch with its reason, on stderr; how many there are."""
    from assistant.service.jobs import reason_of
    from assistant.store import RunRecords

    failed = RunRecords(store.engine).list(batch=batch, statuses=["failed"])
    for record in failed:
        note(
            told(f"失败 {record.id} {record.source}：", f"failed {record.id} {record.source}: ")
            + reason_of(record)
        )
    return len(failed)
