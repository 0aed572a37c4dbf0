"""gongwen-skill's fact check as a checker for `python -m eval.planted`; needs gongwen-skill.

What is not confirmed by the background is left to be looked at: those entities are flagged.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path

from engine.fact_check import build_baseline, extract_entities  # type: ignore[import-not-found]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        background = Path(folder) / "background.txt"
        for line in sys.stdin:
            asked = json.loads(line)
            background.write_text("\n".join(asked["lines"]), "utf-8")
            known = build_baseline([str(background)])
            names = [e.entity_name for e in extract_entities([asked["text"]]) if e.entity_type == "data"]
            places = [
                found.span()
                for name in names
                if name not in known
                for found in re.finditer(re.escape(name), asked["text"])
            ]
            sys.stdout.write(json.dumps({"id": asked["id"], "flagged": places}) + "\n")


if __name__ == "__main__":
    main()
