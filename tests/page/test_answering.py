"""An answer that a model is long about can be stopped; what nobody stopped is answered."""

from __future__ import annotations

import asyncio

from assistant.interfaces.chat.acts.answering import Answering


async def forever() -> str:
    await asyncio.sleep(3600)
    return "never"


async def soon() -> str:
    await asyncio.sleep(0)
    return "said"


def test_what_is_awaited_ends_when_its_person_stops_it_and_no_others_does() -> None:
    async def two() -> tuple[list[object], bool, bool]:
        answering = Answering()
        mine = asyncio.ensure_future(answering.answer("mine", forever()))
        other = asyncio.ensure_future(answering.answer("other", soon()))
        await asyncio.sleep(0)
        stopped = answering.stop("mine")
        return [await mine, await other], stopped, answering.stop("mine")

    assert asyncio.run(two()) == ([None, "said"], True, False)


def test_a_page_that_goes_away_is_no_stop() -> None:
    async def gone() -> bool:
        task = asyncio.ensure_future(Answering().answer("mine", forever()))
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return True
        return False

    assert asyncio.run(gone())
