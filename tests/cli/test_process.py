"""The command as a process: how it ends, what it loads, and how soon it answers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, process

# What a check of a Markdown text against a YAML brief has no use for.
IDLE = {"docx", "fastapi", "gradio", "jinja2", "langchain", "langchain_core", "langchain_openai", "numpy", "openai", "openpyxl", "sqlalchemy"}  # fmt: skip
LOADED = """
import json, sys
from assistant.interfaces.cli.entry import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""
START = "from assistant.interfaces.cli import main; main()"


def test_help_answers_without_reading_anything(tmp_path: Path) -> None:
    done = process("--help", cwd=tmp_path, code=LOADED)

    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert not set(modules) & (IDLE | {"pydantic", "rich", "yaml"})
    assert all(
        f"\n  {name}" in done.stdout for name in ("draft", "check", "figures", "revise", "update", "eval")
    )


def test_a_check_loads_what_it_uses_and_no_more(nigao: Callable[..., Ran], saved: Path, brief: Path) -> None:
    text = saved.with_suffix(".md")
    nigao("export", saved, "-o", text)

    done = process("check", text, "--brief", brief, cwd=saved.parent, code=LOADED)

    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0 and not set(modules) & IDLE


def test_nothing_at_all_is_answered_with_the_help(tmp_path: Path) -> None:
    done = process(cwd=tmp_path)

    assert done.returncode == 0 and done.stdout.startswith("Usage: nigao [OPTIONS] COMMAND")


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    from assistant import __version__

    assert process("--version", cwd=tmp_path).stdout == f"nigao {__version__}\n"


def test_bad_input_ends_the_process_with_2_and_one_line(tmp_path: Path) -> None:
    done = process("draft", "missing.yaml", "-o", "a.md", cwd=tmp_path)

    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "missing.yaml" in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="no such terminal")
def test_on_a_terminal_a_bar_goes_from_section_to_section_and_away(brief: Path) -> None:
    import pty

    ours, its = pty.openpty()
    command = [sys.executable, "-c", START, "draft", str(brief), "--model", "composer", "-o", "a.md"]
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": ""}
    with subprocess.Popen(command, cwd=brief.parent, stderr=its, env=environment) as running:
        os.close(its)
        shown = b""
        try:
            while read := os.read(ours, 4096):
                shown += read
        except OSError:  # what Linux says when the other end is closed
            pass
        os.close(ours)
        assert running.wait(30) == 0
    text = shown.decode()
    assert "无模型（composer）" in text and "3/3" in text and "覆盖" in text
    assert "[3/3] 存在的问题" not in text, "the bar stands for the lines"


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_a_reader_who_goes_away_is_no_error_message(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text("".join(f'{{"id": {n}, "text": "{n}人"}}\n' for n in range(20_000)), "utf-8")
    command = [sys.executable, "-c", START, "figures", str(lines), "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) as talk:
        assert talk.stdout and talk.stderr
        talk.stdout.readline()
        talk.stdout.close()
        assert talk.wait(30) == 141
        assert talk.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_an_interrupt_ends_with_130_and_a_word(tmp_path: Path) -> None:
    # What starts the tests in the background of a shell makes all its children ignore the signal.
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    command = [sys.executable, "-c", heed + START, "figures", "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as talk:
        assert talk.stdin and talk.stdout and talk.stderr
        talk.stdin.write(b'{"id": 1, "text": "1"}\n')
        talk.stdin.flush()
        talk.stdout.readline()  # it is in its loop now
        talk.send_signal(signal.SIGINT)
        assert talk.wait(30) == 130
        assert talk.stderr.read().decode() == "已中断\n"


def test_a_locale_without_chinese_still_gets_it(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}

    done = process("figures", "--help", cwd=tmp_path, env=environment)

    assert done.returncode == 0 and "找出文本中的数字" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="no such count")
def test_help_costs_less_than_a_third_of_a_second(tmp_path: Path) -> None:
    """The bar is 0.3 s on a quiet machine (`make bench`); here processor time, which others do not lengthen."""
    import resource

    def spent() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    before = spent()
    process("--help", cwd=tmp_path)

    assert spent() - before < 0.3
