"""Where the acts are done, so that a long check keeps nobody else waiting: in processes of their own, or in threads."""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from assistant import errors
from assistant.errors import InputError, NigaoError
from assistant.interfaces.texts.acts import answered
from assistant.language import Said

_log = logging.getLogger("nigao.texts")
_SECONDS = 120.0
_WAITING = 200  # acts that may wait for a process
_PIPE = 1024 * 1024  # bytes that are taken from a process before they are asked for
_START = (sys.executable, "-m", "assistant.interfaces.texts.child")


class BusyError(NigaoError):
    """Too much is being worked on, or this took too long."""


class Workshop:
    """Does acts. With `processes` 0 in threads of this process: they share one core, and a check can't be stopped."""

    def __init__(self, processes: int = 0, *, seconds: float = _SECONDS) -> None:
        self._most, self._seconds = processes, seconds
        self._idle: list[asyncio.subprocess.Process] = []
        self._open = asyncio.Semaphore(max(1, processes))
        self._waiting = 0

    async def do(self, act: str, asked: Mapping[str, Any]) -> dict[str, Any]:
        """The answer of an act. Raises what the act raises, and BusyError."""
        answer: dict[str, Any] = json.loads(await self.printed(act, json.dumps(asked).encode()))
        return answer

    async def printed(self, act: str, asked: bytes) -> bytes:
        """The answer to what is asked, both as JSON, for whoever only passes them on. Raises as `do`."""
        if not self._most:
            return await asyncio.to_thread(answered, act, asked)
        if self._waiting >= _WAITING:
            raise BusyError("正在处理的文本太多，请稍后再试", "too many texts are being worked on; try again")
        self._waiting += 1
        try:
            async with self._open:
                return await self._in_process(act, asked)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Ends the processes."""
        for process in self._idle:
            await _end(process)
        self._idle.clear()

    async def _in_process(self, act: str, asked: bytes) -> bytes:
        process, whole = await self._process(), False
        try:
            async with asyncio.timeout(self._seconds):
                word, answer = await _asked(process, act, asked)
            whole = True
        except TimeoutError:
            raise BusyError(
                f"{self._seconds:.0f}秒内没有处理完", f"not done within {self._seconds:.0f} seconds"
            ) from None
        except (EOFError, OSError, ValueError):
            word, answer = "failed", b"the process ended"
        finally:
            # One that is in the middle of something, or has died, is of no use to the next.
            if whole:
                self._idle.append(process)
            else:
                await _end(process)
        if word == "error":
            raise _raised(json.loads(answer))
        if word == "failed":
            raise _failed(act, answer.decode())
        return answer

    async def _process(self) -> asyncio.subprocess.Process:
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*_START, stdin=pipe, stdout=pipe, limit=_PIPE)
        try:
            await _said(process)
        except EOFError:
            await _end(process)
            raise _failed("start", "the process ended") from None
        return process


async def _asked(process: asyncio.subprocess.Process, act: str, asked: bytes) -> tuple[str, bytes]:
    assert process.stdin
    process.stdin.write(b"%s %d\n%s" % (act.encode(), len(asked), asked))
    await process.stdin.drain()
    return await _said(process)


async def _said(process: asyncio.subprocess.Process) -> tuple[str, bytes]:
    """A word and the bytes that belong to it. Raises EOFError when the process has ended."""
    assert process.stdout
    word, _, size = (await process.stdout.readline()).decode().partition(" ")
    if not size:
        raise EOFError
    return word, await process.stdout.readexactly(int(size))


async def _end(process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()


def _failed(act: str, kind: str) -> NigaoError:
    _log.error("%s failed: %s", act, kind)
    return NigaoError("程序出错，详见日志", "the program failed; see the log")


def _raised(told: list[Any]) -> NigaoError:
    kind = getattr(errors, told[0], None) if told[0] else None
    if not (isinstance(kind, type) and issubclass(kind, InputError)):
        return NigaoError(told[1], told[2])
    more = {key: Said(*value) if isinstance(value, list) else value for key, value in told[3].items()}
    return kind(told[1], told[2], **more)
