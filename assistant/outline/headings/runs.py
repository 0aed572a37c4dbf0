"""Runs: numbered lines of one kind that count on from each other under one heading."""

from __future__ import annotations

from assistant.outline.headings.candidates import Candidate

_OPEN = 8  # runs that a number may go back to: one for each level, and lists between them


def find_runs(candidates: list[Candidate], rank: int) -> list[list[Candidate]]:
    """Neighbours of one rank, cut where a heading of a higher rank stands.

    Where the numbers begin anew another run opens; a number that continues an earlier one goes back to it,
    so that a list 1. 2. 3. between the headings 2. and 3. does not take the heading into it.
    """
    runs: list[list[Candidate]] = []
    open_runs: list[list[Candidate]] = []
    for candidate in candidates:
        if candidate.heading and candidate.rank < rank:
            open_runs = []
        if candidate.rank != rank or len(candidate.ordinals) != 1:
            continue
        run = _continued(candidate, open_runs)
        if run is None:
            runs.append(run := [])
        open_runs = [*(other for other in open_runs if other is not run), run][-_OPEN:]
        run.append(candidate)
    return runs


def _continued(candidate: Candidate, open_runs: list[list[Candidate]]) -> list[Candidate] | None:
    """The run that a candidate goes on with: the latest it counts on from, one of its shape before others."""
    kin = [run for run in reversed(open_runs) if _family(run[-1]) == _family(candidate)]
    alike = [run for run in kin if _titled(run[-1]) == _titled(candidate)]
    n = candidate.ordinals[0]
    for runs in (alike, kin):
        for run in runs:
            if run[-1].ordinals[0] + 1 == n:
                return run
    if n == 1:
        return None
    return next(iter(alike or kin), None)


def _titled(candidate: Candidate) -> bool:
    return candidate.heading or candidate.cut.shape in ("title", "run-in")


def _family(candidate: Candidate) -> str:
    assert candidate.marker is not None
    return "num" if candidate.marker.kind == "bare" else candidate.marker.kind
