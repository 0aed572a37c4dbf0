"""A usage error in one line, in the user's language, with the way to the help."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer

from assistant.interfaces.cli.screen import told

# Typer's own sentences, and how we say them.
_CHINESE = [
    (r"No such option: (\S+)(?: \(Possible options: (.+)\))?", "没有这个选项：{0}", "（可用：{1}）"),
    (r"No such command '(.+?)'\.(?: Did you mean (.+)\?)?", "没有这个命令：{0}", "（是否想用 {1}）"),
    (r"Missing argument '?(.+?)'?\.", "缺少参数 {0}", ""),
    (r"Missing option '?(.+?)'?\.", "缺少选项 {0}", ""),
    (r"Option '?(.+?)'? requires an argument\.", "选项 {0} 后面要有值", ""),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", "多余的参数：{0}", ""),
    (r"Invalid value for '?(.+?)'?: Input should be a valid integer.*", "{0} 应为整数", ""),
    (r"Invalid value for '?(.+?)'?: (.+)", "{0} 的值不合要求：{1}", ""),
]


def usage_line(error: typer.TyperException, arguments: Sequence[str] = ()) -> str:
    """The error, and which `--help` tells more."""
    message = " ".join(error.format_message().split())
    context = getattr(error, "ctx", None)
    # Typer knows no context for an option without its value; the command was said first then.
    said = [argument for argument in arguments[:1] if not argument.startswith("-")]
    command = context.command_path if context else " ".join(["nigao", *said])
    return told(
        f"{_in_chinese(message)}；用法见 {command} --help", f"{message.rstrip('.')}; see {command} --help"
    )


def _in_chinese(message: str) -> str:
    for pattern, said, more in _CHINESE:
        if match := re.fullmatch(pattern, message):
            groups = [group or "" for group in match.groups()]
            more_known = more if groups[-1] else ""
            return (said + more_known).format(*groups)
    return message.rstrip(".")
