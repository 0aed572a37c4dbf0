"""A request that may be sent twice: its key, and the answer that both get."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Header
from pydantic.json_schema import SkipJsonSchema
from starlette.concurrency import run_in_threadpool

from assistant.interfaces.access import Caller
from assistant.interfaces.api.front import Front

Key = Annotated[
    str | SkipJsonSchema[None],
    Header(
        alias="Idempotency-Key",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
        examples=["2025-12-05-001"],
        description="the same key again gets the first answer, and nothing is done twice",
    ),
]


async def once(
    front: Front, caller: Caller, key: str | None, asked: str, act: Callable[[], Awaitable[Any]]
) -> Any:
    """The answer of `act`, or that of the request that came with the key before. What fails may be tried again.

    Raises InputError when the key came with another request, ConflictError while that one is worked on.
    """
    if key is None:
        return await act()
    repeats = front.repeats
    known = await run_in_threadpool(repeats.begin, caller.owner, key, asked)
    if known is not None:
        return known
    try:
        answer = await act()
    except BaseException:
        await run_in_threadpool(repeats.forget, caller.owner, key)
        raise
    await run_in_threadpool(repeats.end, caller.owner, key, answer)
    return answer
