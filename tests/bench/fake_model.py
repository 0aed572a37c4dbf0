"""An endpoint that answers every call after a while with a text that does its duty: `python -m tests.bench.fake_model MS`.

Unlike the tests' endpoint it is one event loop, so that five hundred calls may wait side by side. It reads the slots
that a section must hold out of the prompt and states each.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
_SLOT = re.compile(r"\[\[([^\[\]\n|]{1,60})\]\]")


@contextmanager
def fake_model(milliseconds: int) -> Iterator[str]:
    """The address of a running one."""
    command = [sys.executable, "-m", "tests.bench.fake_model", str(milliseconds)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin and process.stdout
    with process:
        yield process.stdout.readline().strip()
        process.stdin.close()


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, wait: float) -> None:
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: *(\d+)", head, re.I)
            body = json.loads(await reader.readexactly(int(length[1]) if length else 0) or b"{}")
            await asyncio.sleep(wait)
            writer.write(_answer(body))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
        pass
    finally:
        writer.close()


def _answer(body: dict[str, object]) -> bytes:
    messages = body.get("messages")
    asked = str(messages[-1]["content"]) if isinstance(messages, list) and messages else ""
    slots = list(dict.fromkeys(_SLOT.findall(asked)))
    text = "各项工作按计划推进。" + "".join(f"{slot}[[{slot}]]。" for slot in slots)
    head = {"id": "x", "created": int(time.time()), "model": "fake"}
    if not body.get("stream"):
        message = {"role": "assistant", "content": text}
        whole = {**head, "object": "chat.completion", "usage": {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18},
                 "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}  # fmt: skip
        data, kind = json.dumps(whole).encode(), b"application/json"
    else:
        chunks = [
            {
                **head,
                "object": "chat.completion.chunk",
                "choices": [{"index": 0, "delta": delta, "finish_reason": end}],
            }
            for delta, end in (({"role": "assistant", "content": text}, None), ({}, "stop"))
        ]
        lines = [*(json.dumps(chunk) for chunk in chunks), "[DONE]"]
        data, kind = "".join(f"data: {line}\n\n" for line in lines).encode(), b"text/event-stream"
    return b"HTTP/1.1 200 OK\r\ncontent-type: %s\r\ncontent-length: %d\r\n\r\n%s" % (kind, len(data), data)


async def _main(wait: float) -> None:
    server = await asyncio.start_server(
        lambda r, w: _serve(r, w, wait), "127.0.0.1", 0, limit=2**22, backlog=2048
    )
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1]) / 1000))
