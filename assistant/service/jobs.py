"""Runs as the engine gets them: brief and settings from the store, answers that are kept, a report that is kept once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, cast

from assistant.brief import Brief
from assistant.drafting.plan import plan
from assistant.drafting.ways import Setting
from assistant.errors import ConflictError, DocumentError, NigaoError, OutputError
from assistant.report.events import Emit
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json
from assistant.service.answers import Answers
from assistant.service.outgoing import writer_for
from assistant.service.recorded import RecordedChat
from assistant.service.spent import Spent
from assistant.service.standing import put_in, standing
from assistant.settings import Settings, settings
from assistant.store import Calls, Pace, RunRecord, RunRecords, Store
from assistant.writers.writer import Writer

_log = logging.getLogger("nigao")
_OPEN_BRIEFS = 32
Ended = Callable[[str], None]  # hears the id of a run that has ended, after its end is on record


def brief_to_text(brief: Brief) -> str:
    """A brief as the store keeps it, with facts and outline in it."""
    return json.dumps(to_json(Report(brief=brief)), ensure_ascii=False)


def brief_from_text(text: str) -> Brief:
    """The brief that `brief_to_text` gave."""
    return from_json(json.loads(text)).brief


class RunJob:
    """One run in this process. What it does to the store may be done again and comes to the same."""

    def __init__(
        self,
        store: Store,
        record: RunRecord,
        config: Settings,
        emit: Emit,
        ended: Ended,
    ) -> None:
        config = config.model_copy(update=record.settings.get("limits", {}))
        self.brief = brief_from_text(RunRecords(store.engine).brief(record.id))
        self.planned = plan(self.brief)
        self.rounds = int(record.settings.get("rounds", config.rounds))
        self.side_by_side = int(record.settings.get("side_by_side", config.side_by_side))
        self.way = cast(Setting, record.settings.get("way", config.way))
        self.emit = emit
        self.record = record
        self.stopped = record.status == "cancelled"
        self._store, self._ended = store, ended
        self._pace = Pace(store.engine, config.calls_per_minute) if config.calls_per_minute else None
        self._base = writer_for(self.brief, record.model, config)
        self._answers = Answers(Calls(store.engine), record.id)
        self._spent = self._over_all_lives()
        version = int(record.settings.get("standing", 0))
        self.standing: Mapping[str, Mapping[str, Any]] = (
            standing(store.load(record.id, version)) if version else {}
        )
        self.model = self._base.name

    def begin(self) -> bool:
        return RunRecords(self._store.engine).mark(self.record.id, "running")

    def writer(self, section: str, *, begun_here: bool) -> Writer:
        inside = getattr(self._base, "model", None)
        if inside is None:
            return self._base  # the composer asks nobody
        from assistant.writers.chat_model import ChatWriter

        attempt = self.record.attempts.get(section, 0)
        place: dict[str, Any] = {"run": self.record.id, "section": section, "attempt": attempt}
        place |= {"generation": generation_of(self.record), "begun_here": begun_here}
        recorded = RecordedChat(inside, self._answers, pace=self._pace, spent=self._spent, **place)
        writer = cast(ChatWriter, self._base).beside(recorded)
        recorded.prompts = lambda: writer.prompts_used
        return writer

    def _over_all_lives(self) -> Spent | None:
        """What the limits of this run want to know of its other lives; None where it has no limits."""
        from assistant.writers.chat_model.limits import Limited

        inside = getattr(self._base, "model", None)
        if not isinstance(inside, Limited):
            return None
        paid = self.record.settings.get("paid", {})
        return Spent(inside, Calls(self._store.engine), self.record.id, paid)

    def keep(self, report: Report) -> None:
        """The first finished draft is version 1; one after a retried section is the next version, once."""
        name, runs = self.record.id, RunRecords(self._store.engine)
        owner = str(self.record.settings.get("owner", ""))

        def done(connection: Any) -> None:
            runs.mark_in(connection, name, "done", report=name)

        if self.standing:
            put_in(self._store, name, report, who=owner)
            report = self._store.load(name)
        self._write_files(report)
        if self.standing or not self._store.create_once(name, report, owner=owner, beside=done):
            retried = [section for section in self.record.attempts if section]
            if retried and not self.standing:
                self._keep_again(name, report, retried)
            runs.mark(name, "done", report=name)
        self._close()

    def keep_stopped(self, report: Report | None) -> None:
        """What stood when a person stopped the run is kept: as version 1, or in its places; that it was cancelled is on record already."""
        owner = str(self.record.settings.get("owner", ""))
        if report is not None and self.standing:
            put_in(self._store, self.record.id, report, who=owner)
        elif report is not None:
            self._store.create_once(self.record.id, report, owner=owner)
        self._close()

    def _keep_again(self, name: str, report: Report, retried: list[str]) -> None:
        note = "、".join(f"{section}（{self.record.attempts[section]}）" for section in retried)
        versions = self._store.versions(name)
        if any(version.why == "revised" and version.note == note for version in versions):
            return
        try:
            self._store.save(name, report, base=versions[-1].number, why="revised", note=note)
        except ConflictError:
            self._keep_again(name, report, retried)

    def _write_files(self, report: Report) -> None:
        """The files that a batch asked for. A folder that is not on this machine costs the file, not the report."""
        from assistant.documents import write

        for target in self.record.settings.get("targets", ()):
            try:
                write(report, Path(target))
            except OutputError as error:
                _log.warning("run %s: %s", self.record.id, error)

    def fail(self, error: NigaoError) -> None:
        mark_failed(self._store, self.record.id, error)
        self._close()

    def _close(self) -> None:
        asyncio.run(self._base.close())
        self._ended(self.record.id)


def mark_failed(store: Store, run: str, error: NigaoError) -> None:
    """Puts on record that a run failed, and why."""
    told = json.dumps([error.said.zh, error.said.en], ensure_ascii=False)
    RunRecords(store.engine).mark(run, "failed", error=told)


class Desk:
    """Hands out runs to the engine; a run that several sections ask for at once is read once.

    `emit_of` gives who listens to a run; `ended` hears when one has ended. Settings are those of the moment.
    """

    def __init__(self, store: Store, emit_of: Callable[[str], Emit], ended: Ended) -> None:
        self._store, self._emit_of, self._ended = store, emit_of, ended
        self._jobs: OrderedDict[tuple[str, int], RunJob] = OrderedDict()
        self._lock = Lock()

    def __call__(self, run: str, generation: int) -> RunJob:
        key = (run, generation)
        with self._lock:
            if key not in self._jobs:
                record = RunRecords(self._store.engine).get(run)
                emit = self._emit_of(run)
                self._jobs[key] = RunJob(self._store, record, settings(), emit, self._ended)
                while len(self._jobs) > _OPEN_BRIEFS:
                    self._jobs.popitem(last=False)
            self._jobs.move_to_end(key)
            return self._jobs[key]

    def opened(self, run: str, generation: int) -> RunJob | None:
        """The same where it is open already, at once; None where it has to be read first."""
        return self._jobs.get((run, generation))

    def refuse(self, run: str, error: NigaoError) -> None:
        """Marks a run that cannot be opened as failed."""
        mark_failed(self._store, run, error)
        self._ended(run)


def generation_of(record: RunRecord) -> int:
    """How often a run was begun anew, for a section or as a whole."""
    return sum(record.attempts.values())


def reason_of(record: RunRecord) -> str:
    """Why a run failed, in the user's language; empty when it did not."""
    from assistant.language import Said, user_language

    if not record.error:
        return ""
    try:
        return Said(*json.loads(record.error)).in_(user_language())
    except (ValueError, TypeError):
        raise DocumentError("运行记录已损坏", "the record of the run is broken", found=record.id) from None
