"""A lead that says why a paper is written and what it rests on runs on into its formula."""

from __future__ import annotations

import pytest

from assistant import draft

LAW = "根据《中华人民共和国道路交通安全法》第三十九条的规定"


def lead(kind: str, *points: str) -> str:
    brief = {
        "title": f"关于大桥维修的{kind}",
        "kind": kind,
        "opening": {"points": list(points)},
        "sections": [{"heading": "事项", "points": ["大桥维修期间车辆绕行"]}],
    }
    report = draft(brief, model="composer")
    return report.opening.source if report.opening else ""


@pytest.mark.parametrize(
    ("kind", "points", "expected"),
    [
        ("通告", ("为保障通行安全", LAW), f"为保障通行安全，{LAW}，现将有关事项通告如下："),
        ("通告", (f"为保障通行安全，{LAW}",), f"为保障通行安全，{LAW}，现将有关事项通告如下："),
        ("公告", (LAW,), f"{LAW}，现将有关事项公告如下："),
        ("决定", ("大桥带病运行多年", LAW), f"大桥带病运行多年。{LAW}，经研究，决定如下："),
        ("通告", ("经县政府同意",), "经县政府同意，现将有关事项通告如下："),
    ],
)
def test_a_basis_is_no_sentence_of_its_own(kind: str, points: tuple[str, ...], expected: str) -> None:
    assert lead(kind, *points) == expected


def test_what_was_done_by_a_rule_stays_a_sentence() -> None:
    said = lead("通告", "根据县政府部署，县交通运输局检测了大桥")
    assert said == "根据县政府部署，县交通运输局检测了大桥。现将有关事项通告如下："
