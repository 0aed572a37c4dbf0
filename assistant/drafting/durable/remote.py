"""The engine's database from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, EnqueueOptions

from assistant.drafting.durable.engine import DRAFTS, IDLE, SECTIONS, SHAPE, engine_url


class Remote:
    """The engine's database from outside: for a process that hands work on and does none itself."""

    def __init__(self, where: str | Path) -> None:
        url = engine_url(where)
        # The first that comes makes the tables; then this only looks.
        DBOS.migrate(url)
        self._client = DBOSClient(
            system_database_url=url,
            serializer=DBOSPortableJSONSerializer(),
            sys_db_idle_transaction_timeout_sec=IDLE,
        )

    def close(self) -> None:
        self._client.destroy()

    def enqueue(self, runs: Iterable[tuple[str, int]]) -> None:
        """Puts runs with their generations on the queue; one that is there already stays as it is."""
        for run, generation in runs:
            options: EnqueueOptions = {
                "queue_name": DRAFTS,
                "workflow_name": "nigao.draft",
                "workflow_id": f"{run}.{generation}",
                "app_version": SHAPE,
            }
            self._client.enqueue(options, run, generation)

    def cancel_waiting(self, run: str, generation: int) -> None:
        """Takes a run off the queue that nobody has begun. One that somebody writes is stopped by who writes it."""
        name = f"{run}.{generation}"
        waiting = self._client.list_workflows(
            workflow_ids=[name], status="ENQUEUED", load_input=False, load_output=False
        )
        if waiting:
            self._client.cancel_workflow(name)

    def known(self, ids: Sequence[str]) -> dict[str, bool]:
        """Of those that the engine knows: workflow id → whether it has the shape of today."""
        found: dict[str, bool] = {}
        for at in range(0, len(ids), 500):
            for one in self._client.list_workflows(
                workflow_ids=list(ids[at : at + 500]), load_input=False, load_output=False
            ):
                found[one.workflow_id] = one.app_version == SHAPE
        return found

    def take_over(self, alive: Callable[[], Iterable[str]]) -> list[str]:
        """Puts back on the queues whatever is under way in processes that are not alive; the ids."""
        taken = []
        pending = self._client.list_workflows(
            status="PENDING", app_version=SHAPE, load_input=False, load_output=False
        )
        # Asked second: a process is heard of before it takes its first work, so that one which comes just now is known.
        living = set(alive())
        for one in pending:
            if one.executor_id not in living:
                queue = DRAFTS if one.name == "nigao.draft" else SECTIONS
                self._client.resume_workflow(one.workflow_id, queue_name=queue)
                taken.append(one.workflow_id)
        return taken
