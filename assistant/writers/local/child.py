"""The child process: llama.cpp's server on loopback, which ends when its parent does.

`python -m assistant.writers.local.child` reads one line of JSON from standard input (model, key, threads,
context) and answers with one line: the address, or what went wrong. Then it waits for the end of its input,
which comes when the parent closes it or dies in whatever way, and ends at once. The key comes this way and
not as an argument, for arguments can be read by every user of the machine.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def main() -> None:
    """Serves until standard input ends."""
    asked = json.loads(sys.stdin.readline())
    # The engine writes to standard output as well; our one line must stand alone on ours.
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    try:
        server = _server(asked)
        told = {"address": server.listening_address}
    except Exception as error:
        told = {"error": f"{type(error).__name__}: {error}"}
    answer.write(json.dumps(told) + "\n")
    answer.flush()
    if "address" in told:
        sys.stdin.read()
    # Not sys.exit: the engine's threads would be waited for, one answer long.
    os._exit(0)


def _server(asked: dict[str, Any]) -> Any:
    import xllamacpp  # type: ignore[import-untyped, import-not-found, unused-ignore]

    params = xllamacpp.CommonParams()
    params.model.path = asked["model"]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [asked["key"]]
    params.n_ctx = asked["context"]
    params.n_parallel = 1
    params.ui = False
    for cpu in (params.cpuparams, params.cpuparams_batch):
        cpu.n_threads = asked["threads"]
    return xllamacpp.Server(params)


if __name__ == "__main__":
    main()
