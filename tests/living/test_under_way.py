"""A run that is begun anew while its last generation is still ending."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from assistant.drafting.durable.under_way import StoppedError, UnderWay, halt, is_under_way, joined, left
from assistant.drafting.section import Written


def test_a_run_begun_anew_is_not_stopped_with_its_last_generation_nor_ended_by_it() -> None:
    job: Any = SimpleNamespace(side_by_side=2, planned=SimpleNamespace(tasks=[1, 2]), stopped=False)
    before = joined("r", job, 0)
    assert halt("r") and before.stopped
    anew = joined("r", job, 1)
    assert not anew.stopped and joined("r", job, 1) is anew
    left("r", 0)
    assert is_under_way("r")
    left("r", 1)
    assert not is_under_way("r")


def test_the_turn_of_one_that_was_stopped_goes_to_nobody() -> None:
    """The word to stop reaches the sections one after the other: the second must not begin on the turn of the first."""
    asked: list[str] = []

    async def work(section: str) -> Written:
        asked.append(section)
        await asyncio.sleep(60)
        raise AssertionError

    async def both() -> list[object]:
        under_way = UnderWay(asyncio.Semaphore(1))
        ones = [asyncio.ensure_future(under_way.unless_stopped(work("1")))]
        while not asked:
            await asyncio.sleep(0)
        (first,) = under_way.writing
        ones.append(asyncio.ensure_future(under_way.unless_stopped(work("2"))))
        await asyncio.sleep(0)
        # What `halt` does, caught between its first cancelling and its second.
        under_way.stopped = True
        first.cancel()
        return await asyncio.gather(*ones, return_exceptions=True)

    ended = asyncio.run(both())
    assert asked == ["1"]
    assert [type(one) for one in ended] == [StoppedError, StoppedError]
