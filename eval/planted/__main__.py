"""`python -m eval.planted [--count N] [--cases FILE] [--write FILE] [--checker NAME[=COMMAND]]…`: the table by class."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import NigaoError
from assistant.interfaces.cli.screen import note, out
from eval.planted.cases import Text, generated, read_texts, write_texts
from eval.planted.checkers import OWN, Answered, answered


def main(arguments: Sequence[str]) -> int:
    """0 when all checkers have answered, 2 on bad input."""
    wanted = _parser().parse_args(arguments)
    try:
        texts = read_texts(wanted.cases) if wanted.cases else generated(wanted.count)
        if wanted.write:
            write_texts(texts, wanted.write)
            return 0
        checkers = wanted.checker or list(OWN)
        out(table(texts, [answered(checker, texts) for checker in checkers]))
    except NigaoError as error:
        note(str(error))
        return 2
    return 0


def table(texts: Sequence[Text], answers: Sequence[Answered]) -> str:
    """By class: of right texts how many are flagged at all, of wrong ones how many at the place that is wrong."""
    classes: dict[str, list[Text]] = {}
    for text in texts:
        classes.setdefault(text.kind, []).append(text)
    names = [answer.name for answer in answers]
    lines = [f"| class | texts | counted | {' | '.join(names)} |", "|---" * (3 + len(names)) + "|"]
    for kind, own in classes.items():
        counted = "flagged at all" if own[0].right else "flagged where it is wrong"
        shares = (f"{100 * sum(_hit(text, answer) for text in own) / len(own):.1f} %" for answer in answers)
        lines.append(f"| {kind} | {len(own)} | {counted} | {' | '.join(shares)} |")
    for right, name in ((True, "all right texts"), (False, "all planted errors")):
        own = [text for text in texts if text.right == right]
        shares = (f"{100 * sum(_hit(t, a) for t in own) / max(len(own), 1):.1f} %" for a in answers)
        lines.append(f"| **{name}** | {len(own)} | | {' | '.join(shares)} |")
    length = sum(len(text.text) for text in texts)
    speeds = (f"{length / answer.seconds:,.0f}" for answer in answers)
    lines.append(f"| characters a second, its start among them | | | {' | '.join(speeds)} |")
    return "\n".join(lines)


def _hit(text: Text, answer: Answered) -> bool:
    flagged = answer.flagged[text.id]
    if text.right:
        return bool(flagged)
    return any(a < end and start < b for a, b in flagged for start, end in text.wrong)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.planted", description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="texts of each class")
    parser.add_argument("--cases", type=Path, help="texts of a file, in the place of generated ones")
    parser.add_argument("--write", type=Path, help="only write the texts to a file")
    parser.add_argument("--checker", action="append", help="nigao, regex, or NAME=COMMAND; may be repeated")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
