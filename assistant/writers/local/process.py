"""The child process that serves a model, seen from outside: started, waited for, stopped."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from assistant.errors import EndpointError, InputError, MissingPartError

CHILD = "assistant.writers.local.child"
_LOADING_SECONDS = 300.0
_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Served:
    """A running child: where it listens, and the key that only we know."""

    process: asyncio.subprocess.Process
    address: str
    key: str

    async def stop(self) -> None:
        """Closes the child's input, at which it ends; one that does not is killed."""
        if self.process.stdin:
            self.process.stdin.close()
        try:
            await asyncio.wait_for(self.process.wait(), 5)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


def check_file(file: Path) -> None:
    """Raises InputError when the file is no GGUF, MissingPartError when the engine is not installed."""
    try:
        with file.open("rb") as opened:
            head = opened.read(4)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError("模型文件读不出来", "the model cannot be read", file=file, found=reason) from None
    if head != b"GGUF":
        raise InputError("不是 GGUF 模型文件", "this is no GGUF model", file=file, expected="GGUF")
    if find_spec("xllamacpp") is None:
        raise MissingPartError(
            "本机模型需要 xllamacpp：pip install 'nigao[local]'",
            "a local model needs xllamacpp: pip install 'nigao[local]'",
        )


async def serve(file: Path, *, threads: int, context: int) -> Served:
    """The child with the model loaded. Raises EndpointError when it cannot be."""
    key = secrets.token_urlsafe(24)
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        CHILD,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )
    asked = {"model": str(file), "key": key, "threads": threads, "context": context}
    served = Served(process, "", key)
    try:
        assert process.stdin and process.stdout
        process.stdin.write((json.dumps(asked) + "\n").encode())
        line = await asyncio.wait_for(process.stdout.readline(), _LOADING_SECONDS)
        served = Served(process, _address(line, file), key)
        await asyncio.wait_for(_ready(served), _LOADING_SECONDS)
    except TimeoutError:
        await served.stop()
        raise EndpointError(
            f"本机模型没有及时装入：{file.name}", f"the local model did not load in time: {file.name}"
        ) from None
    except BaseException:
        await served.stop()
        raise
    return served


def _environment() -> dict[str, str]:
    """Ours without proxies and keys, and with the way to this package."""
    kept = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy") and "KEY" not in k}
    package = str(Path(__file__).resolve().parents[3])
    paths = [package, *filter(None, [kept.get("PYTHONPATH", "")])]
    return {**kept, "PYTHONPATH": os.pathsep.join(paths)}


def _address(line: bytes, file: Path) -> str:
    try:
        told = json.loads(line)
    except ValueError:
        told = {}
    if not isinstance(told, dict) or "address" not in told:
        raise EndpointError(
            f"本机模型装不进去：{file.name}；文件可能已损坏，或内存不足",
            f"the local model cannot be loaded: {file.name}; it may be broken, or memory is short",
        )
    return str(told["address"])


async def _ready(served: Served) -> None:
    """Waits while the server answers 503, as it does until the model is in memory."""
    while not await asyncio.to_thread(_healthy, served):
        if served.process.returncode is not None:
            raise EndpointError("本机模型的进程已退出", "the process of the local model has ended")
        await asyncio.sleep(_POLL_SECONDS)


def _healthy(served: Served) -> bool:
    request = urllib.request.Request(
        served.address + "/health", headers={"Authorization": f"Bearer {served.key}"}
    )
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False
