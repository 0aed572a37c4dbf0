"""公告 or 通告: the one announces to all the world what is weighty or what a law has announced, the other says within
some bounds what is to be obeyed or known (regulation of 2012, article 8 (5) and (6))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.kind import statutory, title_of
from assistant.checks.subject import Subject
from assistant.report.findings import Finding

# Matters of some streets or households, told by the title alone; what a law may have announced is not among them.
_LOCAL = re.compile(
    r"(?:停[水电气暖热]|停止供[水电气暖热]|(?:临时)?交通管[制控]|(?:机动)?车辆?(?:限行|绕行|禁行)|道路(?:封闭|断交)|(?:封闭|断交|占道)施工)"
)


def announced(subject: Subject) -> Iterator[Finding]:
    """A 公告 of what concerns some bounds only (info: the kind is the writer's choice)."""
    if statutory(subject) != "公告" or subject.language != "zh":
        return
    if match := _LOCAL.search(title_of(subject)):
        yield subject.finding(
            "kind-element", text=match[0], variant="local", case="announcement-local", severity="info"
        )
