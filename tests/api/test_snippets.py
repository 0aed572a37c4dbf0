"""The snippets of docs/api.md, run as they stand against a server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from tests.api.conftest import Live

DOC = Path(__file__).parents[2] / "docs" / "api.md"


def snippet(language: str) -> str:
    found = re.findall(rf"^```{language}\n(.*?)^```$", DOC.read_text("utf-8"), re.M | re.S)
    assert len(found) == 1, f"one {language} snippet, found {len(found)}"
    return str(found[0])


def run(live: Live, folder: Path, *command: str, stdin: str) -> str:
    own = {"NIGAO_URL": live.url, "NIGAO_KEY": live.tokens["drafter"], "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, input=stdin, cwd=folder, env={**os.environ, **own}, capture_output=True, encoding="utf-8",
        timeout=90, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.needs("curl")
def test_curl(live: Live, tmp_path: Path) -> None:
    begun, found = _objects(run(live, tmp_path, "sh", "-e", stdin=snippet("sh")))
    assert begun["status"] in ("queued", "running", "done") and len(begun["id"]) == 16
    assert [figure["text"] for figure in found["figures"]] == ["149处", "84.7%"]


def test_python(live: Live, tmp_path: Path) -> None:
    out = run(live, tmp_path, sys.executable, "-", stdin=snippet("python"))
    assert out.splitlines()[0] == "planned" and "done" in out.splitlines()
    assert "149处" in out.splitlines()[-1]
    assert (tmp_path / "report.docx").read_bytes()[:2] == b"PK"


@pytest.mark.needs("node")
def test_javascript(live: Live, tmp_path: Path) -> None:
    assert run(live, tmp_path, "node", "-", stdin=snippet("javascript")) == "149处 = 149 处\n84.7% = 84.7 %\n"


def test_the_macro_is_whole_and_its_request_is_answered(live: Live) -> None:
    macro = snippet("vba")
    code = [line.split("'")[0] if not re.search(r'"[^"]*\'', line) else line for line in macro.splitlines()]
    opened = re.findall(r"^\s*(?:Private |Public )?(Function|Sub)\b", "\n".join(code), re.M)
    assert opened == re.findall(r"^\s*End (Function|Sub)\b", "\n".join(code), re.M) and len(opened) == 2
    for line in code:
        bare = re.sub(r'"(?:[^"]|"")*"', '""', line)
        assert bare.count("(") == bare.count(")") and bare.count('"') % 2 == 0, line
    # The request that it puts together, with its own replacements done in its own order.
    text = "报告\r\r一、做法\r\t整改“149处”。\x07"
    names = {
        "vbCr": "\r",
        "vbLf": "\n",
        "vbTab": "\t",
        "Chr(7)": "\x07",
        "Chr(11)": "\x0b",
        "Chr(12)": "\x0c",
    }
    for old, new in re.findall(r'Text = Replace\(Text, (.+?), (".*")\)$', macro, re.M):
        text = text.replace(names.get(old) or _literal(old), _literal(new))
    (line,) = re.findall(r"^\s*Body = (.+)$", macro, re.M)
    facts = '[{"id": "整改", "value": 149, "unit": "处"}]'
    pieces = [
        {"JsonText(ActiveDocument.Content.Text)": text, "Facts": facts}.get(p, p) for p in line.split(" & ")
    ]
    body = "".join(_literal(piece) if piece.startswith('"') else piece for piece in pieces)
    assert json.loads(body)["text"] == "报告\n\n一、做法\n\t整改“149处”。"
    (path,) = re.findall(r'Http\.Open "POST", Address & "([^"]+)"', macro)
    headers = {
        name.lower(): value for name, value in re.findall(r'setRequestHeader "([^"]+)", "([^"]*)"', macro)
    }
    headers["authorization"] += live.tokens["reader"]
    with httpx2.Client(base_url=live.url, trust_env=False) as http:
        answer = http.post(path, content=body.encode(), headers=headers)
    assert answer.status_code == 200 and answer.json()["findings"] == []


def _literal(text: str) -> str:
    """The text of a literal of Visual Basic."""
    return text.removeprefix('"').removesuffix('"').replace('""', '"')


def _objects(text: str) -> list[dict[str, object]]:
    """JSON objects that stand one behind the other."""
    decoder, at, found = json.JSONDecoder(), 0, []
    while at < len(text.rstrip()):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found
