"""Writes docs/cli.md from the commands themselves; with --check, only says whether it is up to date.

python tools/cli_docs.py [--check]
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"

HEADER = """\
# The command line

<!-- Written by `make docs` from the commands; `make check` fails where the two differ. -->

Exit 0: good. 1: written or read, but error findings remain. 2: bad input or usage, with one line on stderr.
The help speaks Chinese or English by `NIGAO_LANG` or the locale; this page is the English one.
"""


def page() -> str:
    """The whole page."""
    # Not this shell's settings: a default of NIGAO_PORT=9000 must not get into the page.
    for name in [name for name in os.environ if name.startswith(("NIGAO_", "OPENAI_"))]:
        del os.environ[name]
    os.environ["NIGAO_LANG"] = "en"

    import typer

    from assistant.interfaces.cli import app

    command = typer.main.get_command(app)
    context = typer.Context(command, info_name="nigao")
    return HEADER + "".join(_section(command, context, "nigao", 2))


def _section(command: Any, context: Any, name: str, depth: int) -> Iterator[str]:
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    yield f"\n{'#' * depth} {name}\n\n```console\n{usage}\n```\n"
    if command.help:
        yield f"\n{_text(command.help)}\n"
    for kind, head in (("argument", "Argument"), ("option", "Option")):
        rows = [
            record
            for parameter in command.get_params(context)
            if parameter.param_type_name == kind and (record := parameter.get_help_record(context))
        ]
        if rows:
            yield f"\n| {head} | What it says |\n| --- | --- |\n"
            yield from (f"| `{_cell(label)}` | {_cell(says)} |\n" for label, says in rows)
    for each in getattr(command, "commands", {}).values():
        if not each.hidden:
            inner = type(context)(each, info_name=each.name, parent=context)
            yield from _section(each, inner, f"{name} {each.name}", depth + 1)


def _text(text: str) -> str:
    # \b and \f are marks for the terminal: keep the lines, end of the help.
    return "\n".join(line.strip() for line in text.partition("\f")[0].replace("\b", "").strip().splitlines())


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> int:
    written = FILE.read_text("utf-8") if FILE.is_file() else ""
    now = page()
    if "--check" in sys.argv[1:]:
        if written != now:
            print("docs/cli.md is not what the commands say: run `make docs`", file=sys.stderr)
        return int(written != now)
    FILE.write_text(now, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
