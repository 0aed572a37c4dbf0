"""A process that does acts: one line of JSON in, one line out, until standard input ends."""

from __future__ import annotations

import json
import sys
from typing import Any

from assistant.errors import InputError, NigaoError
from assistant.interfaces.texts.acts import ACTS


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


def done(line: str) -> str:
    """The answer to one line: `{"done": …}`, `{"error": …}`, or `{"failed": type}` where the program failed."""
    asked = json.loads(line)
    answer: dict[str, Any]
    try:
        answer = {"done": ACTS[asked["act"]](asked["asked"])}
    except NigaoError as error:
        answer = {"error": told(error)}
    except Exception as error:
        # Its words may quote the text: only what kind of failure it was goes out.
        answer = {"failed": type(error).__name__}
    return json.dumps(answer)


def main() -> None:
    """Loads what the acts need, says so, and works."""
    done(json.dumps({"act": "check", "asked": {"text": "共检查1家。", "facts": []}}))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(done(line) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
