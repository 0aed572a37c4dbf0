"""Bad input: exit 2, one line on stderr that says what is wrong, nothing on stdout, nothing half-written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import BRIEF, Ran

Nigao = Callable[..., Ran]


def refused(ran: Ran) -> str:
    """The one line."""
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1 and "Traceback" not in ran.err, ran.err
    return ran.err.strip()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["drft"], "没有这个命令：drft（是否想用 'draft'）；用法见 nigao --help"),
        (["draft"], "缺少参数 BRIEF；用法见 nigao draft --help"),
        (["draft", "a", "b"], "多余的参数：b；用法见 nigao draft --help"),
        (["draft", "--modell"], "没有这个选项：--modell（可用：--model）；用法见 nigao draft --help"),
        (["draft", "a", "-o"], "选项 -o 后面要有值；用法见 nigao draft --help"),
        (["serve", "--port", "x"], "--port 应为整数；用法见 nigao serve --help"),
        (
            ["figures", "--language", "fr"],
            "--language 的值不合要求：fr（应为 zh 或 en）；用法见 nigao figures --help",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_usage_errors_are_one_line_with_the_way_to_the_help(
    nigao: Nigao, arguments: list[str], said: str
) -> None:
    assert refused(nigao(*arguments)) == said


def test_usage_errors_speak_english_to_those_who_do(nigao: Nigao, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_LANG", "en")

    assert refused(nigao("draft")) == "Missing argument 'BRIEF'; see nigao draft --help"


@pytest.mark.parametrize("command", ["draft", "check", "figures", "export", "update", "revise"])
def test_a_file_that_is_not_there_and_a_folder_for_a_file(nigao: Nigao, tmp_path: Path, command: str) -> None:
    more = {
        "export": ["-o", tmp_path / "a.md"],
        "update": ["--set", "a=1"],
        "revise": ["改", "--section", "一"],
    }
    suffix = {"draft": ".yaml", "check": ".md", "figures": ".md"}.get(command, ".json")
    folder = tmp_path / f"folder{suffix}"
    folder.mkdir()
    missing = tmp_path / f"missing{suffix}"

    assert str(missing) in refused(nigao(command, missing, *more.get(command, [])))
    line = refused(nigao(command, folder, *more.get(command, [])))
    assert str(folder) in line and "文件夹" in line


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title: [", "brief.yaml"),
        (b"\xff\xfe\x00\xd8", "brief.yaml"),
        (b"- a\n- b\n", "brief.yaml"),
        (b"", "brief.yaml"),
        (BRIEF.replace("author:", "autor:").encode(), "author"),
        (BRIEF.replace("kind: 情况报告", "kind: 情况报导").encode(), "情况报告"),
        (BRIEF.replace("id: 办结报修", "id: 受理报修").encode(), "受理报修"),
        (BRIEF.replace("facts: [改造管网, 新增用户]", "facts: [改造水管, 新用户]").encode(), "新用户"),
        (BRIEF.replace("value: 400", "formula: 办结率").encode(), "循环"),
        (BRIEF.replace("value: 412", "value: 0").encode(), "办结率"),
        (BRIEF.replace("value: 412", "value: 许多").encode(), "许多"),
        (BRIEF.replace("办结报修 / 受理报修", "sum(办结报修, 受理报修)").encode(), "引号"),
        (BRIEF[: BRIEF.index("sections:")].replace("kind: 情况报告\n", "").encode(), "提纲"),
        ((BRIEF[: BRIEF.index("sections:")] + "sections: []\n").encode(), "提纲"),
    ],
    ids=[
        "no YAML", "encoding", "a list", "empty", "unknown key", "unknown kind", "duplicate id",
        "unknown facts", "cycle", "division by zero", "no number", "unquoted comma", "no outline", "empty outline",
    ],
)  # fmt: skip
def test_a_brief_that_cannot_be_used_is_refused_and_nothing_is_written(
    nigao: Nigao, brief: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    brief.write_bytes(content)
    target = tmp_path / "a.docx"

    assert said in refused(nigao("draft", brief, "--model", "composer", "-o", target))
    assert list(tmp_path.iterdir()) == [brief]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("no/a.docx", "文件夹不存在"),
        ("brief.yaml/a.docx", "文件夹不存在"),
        ("folder.docx", "文件夹，不是文件"),
        ("a.doc", "不认识的文件类型"),
        ("a", "不认识的文件类型"),
    ],
)
def test_a_target_that_cannot_be_written_is_refused_before_the_work(
    nigao: Nigao, brief: Path, tmp_path: Path, target: str, said: str
) -> None:
    (tmp_path / "folder.docx").mkdir()

    assert said in refused(nigao("draft", brief, "--model", "composer", "-o", tmp_path / target))


@pytest.mark.parametrize("model", ["gpt", "openai:", "composer:x", "scripted:none.yaml"])
def test_an_unknown_model_is_refused(nigao: Nigao, brief: Path, model: str) -> None:
    refused(nigao("draft", brief, "--model", model))


def test_an_endpoint_that_is_not_there_is_one_line_and_nothing_written(
    nigao: Nigao, brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    target = tmp_path / "a.md"

    ran = nigao("draft", brief, "--model", "openai:any", "-o", target)

    assert ran.code == 2 and ran.out == "" and "Traceback" not in ran.err
    assert "127.0.0.1:9" in ran.err.splitlines()[-1]
    assert not target.exists()


@pytest.mark.parametrize("host", ["127.0.0.1", "no.such.host.invalid"])
def test_an_address_that_cannot_be_listened_on_is_told_before_the_page_is_loaded(
    nigao: Nigao, host: str
) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        assert f"{host}:{port}：不能监听：" in refused(nigao("serve", "--host", host, "--port", port))


@pytest.mark.parametrize(
    "content", [b"{}", b"[]", b"nothing", b'{"sections": 1, "brief": 2, "facts": 3, "outline": 4}', b"\xff"]
)
def test_a_json_that_is_no_saved_report_is_refused(nigao: Nigao, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(content)

    for arguments in (
        ["check", file],
        ["export", file, "-o", tmp_path / "a.md"],
        ["update", file, "--set", "a=1"],
    ):
        assert str(file) in refused(nigao(*arguments))


def test_a_renamed_zip_is_no_workbook_and_no_document(nigao: Nigao, brief: Path, tmp_path: Path) -> None:
    import zipfile

    for name in ("facts.xlsx", "draft.docx"):
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            packed.writestr("a.txt", "a")
    brief.write_text("title: a\nfacts: facts.xlsx\nsections: [{heading: b}]\n", "utf-8")

    assert "facts.xlsx" in refused(nigao("draft", brief, "--model", "composer"))
    assert "draft.docx" in refused(nigao("check", tmp_path / "draft.docx"))


def test_a_mistake_of_ours_is_one_line_too_and_says_how_to_see_more(
    nigao: Nigao, brief: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import assistant.brief.read

    def broken(source: object) -> None:
        raise ZeroDivisionError("two\nlines")

    monkeypatch.setattr(assistant.brief.read, "read_brief", broken)

    line = refused(nigao("draft", brief))
    assert line == "程序内部出错：ZeroDivisionError: two lines（设置 NIGAO_DEBUG=1 可看详情）"
    monkeypatch.setenv("NIGAO_DEBUG", "1")
    assert "Traceback" in nigao("draft", brief).err
