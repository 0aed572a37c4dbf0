"""Answers of a model, kept as they come: so that nothing is asked twice, and a run can be replayed without a network.

One line an answer: a hash of what was sent, the how-manieth of its kind in its draft, and what came back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from eval.lines import append, continued, prepared, read_lines

# Model, what answers for it (see `asked_of`), case, hash of what was sent, repeat, how often before in this draft.
Key = tuple[str, str, str, str, int, int]


@dataclass
class Answers:
    """The answers that are known, and the files that take new ones: those of a run, and a recording."""

    known: dict[Key, dict[str, Any]] = field(default_factory=dict)
    file: Path | None = None
    recording: Path | None = None
    recorded: set[Key] = field(default_factory=set)  # what the recording has already

    @classmethod
    def kept(cls, file: Path | None, recording: Path | None = None) -> Answers:
        """Those of a run that is continued, without those calls that failed: they are asked again.

        Raises OutputError when the recording cannot be written: better before the first call than after it.
        """
        if recording:
            prepared(recording)
        taken = _answers(continued(recording)) if recording else {}
        known = {**taken, **(_answers(continued(file)) if file else {})}
        return cls(known, file, recording, set(taken))

    @classmethod
    def of_recording(cls, file: Path) -> Answers:
        """Those of a recording, failures among them. Raises InputError when it cannot be read."""
        return cls({_key(line): line for line in read_lines(file)})

    @property
    def models(self) -> list[tuple[str, str]]:
        """The models, each with what answered for it."""
        return list(dict.fromkeys((model, of) for model, of, *_ in self.known))

    def add(self, key: Key, data: dict[str, Any]) -> None:
        """Keeps what came, in the files first."""
        line = {**dict(zip(("model", "of", "case", "sent", "repeat", "nth"), key, strict=True)), **data}
        if self.file:
            append(self.file, line)
        self._record(key, line)
        if "failed" not in line:
            self.known[key] = line

    def replay(self, key: Key) -> dict[str, Any] | None:
        """The answer if it is known; a recording that was asked for later gets it, too."""
        line = self.known.get(key)
        if line and key not in self.recorded:
            self._record(key, line)
        return line

    def _record(self, key: Key, line: dict[str, Any]) -> None:
        if self.recording:
            append(self.recording, line)
            self.recorded.add(key)


def _answers(lines: list[dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    return {_key(line): line for line in lines if "failed" not in line}


def _key(line: dict[str, Any]) -> Key:
    try:
        model, of, case, sent = (str(line[name]) for name in ("model", "of", "case", "sent"))
        return model, of, case, sent, int(line["repeat"]), int(line["nth"])
    except (KeyError, TypeError, ValueError):
        raise InputError("不是录下的回答", "not a recorded answer", found=line) from None
