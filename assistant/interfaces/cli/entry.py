"""Where the process begins and ends: exit 0 good, 1 error findings remain, 2 bad input or usage."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import typer

from assistant.errors import NigaoError
from assistant.interfaces.cli.app import app
from assistant.interfaces.cli.screen import note, told
from assistant.interfaces.cli.usage import usage_line

BAD_INPUT = 2
INTERRUPTED = 130  # 128 + SIGINT, and 128 + SIGPIPE: what a shell reports of any other program
PIPE_CLOSED = 141


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command, and ends the process with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command. Whatever goes wrong is told in one line on stderr, without a traceback."""
    _speak_utf8()
    try:
        return _invoked(arguments)
    except BrokenPipeError:
        return _pipe_closed()
    except (KeyboardInterrupt, typer.Abort):
        note(told("已中断", "interrupted"))
        return INTERRUPTED
    except NigaoError as error:
        note(str(error))
    except typer.TyperException as error:
        note(usage_line(error, arguments))
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        note(f"{where}{error.strerror or error}")
    except Exception as error:
        _own_mistake(error)
    return BAD_INPUT


def _invoked(arguments: Sequence[str]) -> int:
    """Not `command.main`: that prints a usage error in four lines, and ends with 1 when a pipe is closed."""
    command = typer.main.get_command(app)
    code = 0
    try:
        with command.make_context("nigao", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as ended:
        code = ended.exit_code
    sys.stdout.flush()
    return code


def _speak_utf8() -> None:
    """JSON and Chinese in UTF-8 whatever the locale; a lone surrogate becomes JSON's own escape of it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _pipe_closed() -> int:
    """Nobody reads any more (`| head`). What is still in the buffer goes nowhere, or Python would complain at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    return PIPE_CLOSED


def _own_mistake(error: Exception) -> None:
    if os.environ.get("NIGAO_DEBUG"):
        import traceback

        traceback.print_exc()
    said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    note(
        told(
            f"程序内部出错：{said}（设置 NIGAO_DEBUG=1 可看详情）",
            f"an internal error: {said} (NIGAO_DEBUG=1 shows where)",
        )
    )
