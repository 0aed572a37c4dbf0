"""A process that does acts, one after the other, until standard input ends."""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

from assistant.errors import InputError, NigaoError
from assistant.interfaces.texts.acts import answered


def told(error: NigaoError) -> list[Any]:
    """An error as JSON holds it, for `raised`."""
    if not isinstance(error, InputError):
        return ["", error.said.zh, error.said.en]
    place, expected = error.place, error.expected
    return [
        type(error).__name__,
        error.bare.zh,
        error.bare.en,
        {
            "file": error.file,
            "place": [place.zh, place.en] if place else None,
            "found": error.found,
            "expected": [expected.zh, expected.en] if expected else None,
        },
    ]


def done(act: str, asked: bytes) -> tuple[str, bytes]:
    """What an act came to: `done` and its answer, `error` and what was wrong, `failed` and the kind of failure."""
    try:
        return "done", answered(act, asked)
    except NigaoError as error:
        return "error", json.dumps(told(error)).encode()
    except Exception as error:
        # Its words may quote the text: only what kind of failure it was goes out.
        return "failed", type(error).__name__.encode()


def main() -> None:
    """Loads what the acts need, says so, and works: a word and a number of bytes on a line, then the bytes, both ways."""
    done("check", b'{"text": "\\u5171\\u68c0\\u67e51\\u5bb6", "facts": []}')
    come, go = sys.stdin.buffer, sys.stdout.buffer
    _say(go, "ready", b"")
    while line := come.readline():
        act, _, size = line.partition(b" ")
        _say(go, *done(act.decode(), come.read(int(size))))


def _say(go: BinaryIO, word: str, data: bytes) -> None:
    go.write(b"%s %d\n%s" % (word.encode(), len(data), data))
    go.flush()


if __name__ == "__main__":
    main()
