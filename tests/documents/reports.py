"""Reports built by hand, so that a test of a format needs neither a model nor an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.brief import Brief
from assistant.facts.sheet import FactSheet
from assistant.outline.model import make_outline
from assistant.report.model import Part, Report, ReportSection, blank

FACTS: list[dict[str, Any]] = [
    {
        "id": "检查企业数",
        "label": "检查企业",
        "value": 149,
        "unit": "家",
        "period": "2025年",
        "source": "应急局台账第3页",
    },
    {
        "id": "隐患数",
        "label": "发现隐患",
        "value": 321,
        "unit": "处",
        "entity": "全县",
        "source": "应急局台账第4页",
    },
    {"id": "整改数", "label": "完成整改", "value": 272, "unit": "处", "entity": "全县", "source": "整改清单"},
    {"id": "整改率", "label": "隐患整改率", "formula": "share(整改数, 隐患数)", "unit": "%"},
    {"id": "投入", "label": "投入资金", "value": 7030.5, "unit": "万元"},
    {"id": "培训", "label": "培训人员", "unit": "人次", "note": "等人社局报送"},
    {"id": "人均培训", "label": "户均培训", "formula": "培训 / 检查企业数", "unit": "人次"},
    {"id": "牵头", "label": "牵头单位", "text": "县应急管理局"},
]
OUTLINE = [
    {
        "heading": "主要做法及成效",
        "sections": [
            {"heading": "聚焦责任落实，织密防控网络", "run_in": True},
            {"heading": "聚焦“隐患清零”", "run_in": True},
            {
                "heading": "聚焦宣传教育",
                "sections": [{"heading": "抓实培训", "sections": [{"heading": "分级培训", "run_in": True}]}],
            },
        ],
    },
    {"heading": "存在的问题"},
    {"heading": "下一步工作打算"},
]
TEXTS = {
    "1.1": "全县共检查企业[[检查企业数]]，发现隐患[[隐患数]]，完成整改[[整改数]]，整改率为[[整改率]]。"
    "坚持“安全第一、预防为主、综合治理”——从严从细……抓好落实。\n由[[牵头]]牵头，投入资金[[投入]]，培训[[培训]]。",
    "1.2": "组织开展“百日攻坚”行动，覆盖全县十二个乡镇。",
    "1.3.1": "分类施训，注重实效。",
    "1.3.1.1": "县、乡、村三级同步推进。",
    "2": "一是认识不够到位。\n二是力量还不够强，整改率仍为[[整改率]]。",
    "3": "持续抓好落实。",
}


def chinese_report(texts: Mapping[str, str] = TEXTS, **changed: Any) -> Report:
    """A report with every role of paragraph, four levels, a gap, a formula and a fact that is words."""
    brief = Brief.model_validate(
        {
            "title": "青禾县安全生产委员会办公室关于2025年度全县安全生产工作情况的报告",
            "recipient": "市安全生产委员会",
            "salutation": "各位领导：",
            "closing": "特此报告。",
            "author": "青禾县安全生产委员会办公室",
            "date": "2025-12-05",
            "facts": FactSheet.of(FACTS),
            "outline": make_outline(OUTLINE),
            **changed,
        }
    )
    return Report(
        brief=brief,
        model="composer",
        opening=Part(source="2025年以来，全县安全生产形势总体平稳。现将有关情况报告如下："),
        sections=blank(
            brief, lambda name: Part(source=texts[name], written_by="composer") if name in texts else None
        ),
    )


def english_report() -> Report:
    """A status report with a run-in section and a gap."""
    outline = [
        {"heading": "Overview"},
        {"heading": "Risks", "sections": [{"heading": "Supply"}, {"heading": "Staffing", "run_in": True}]},
    ]
    facts = [
        {"id": "sites", "value": 48, "unit": "sites"},
        {"id": "late", "label": "late sites", "unit": "sites"},
    ]
    brief = Brief(
        title="Clinic Renewal Programme: Status Report, Third Quarter 2025",
        language="en",
        recipient="Programme Board",
        closing="Submitted for information.",
        author="Programme Office",
        date="2025-10-06",
        facts=FactSheet.of(facts),
        outline=make_outline(outline),
    )
    texts = {
        "1": "The programme opened [[sites]] — “on time” as planned.\nAnother [[late]] are late.",
        "2.1": "Supply of parts is late.",
        "2.2": "Two posts are vacant.",
    }
    return Report(
        brief=brief,
        model="composer",
        opening=Part(source="This report covers the third quarter."),
        sections=blank(brief, lambda name: Part(source=texts[name]) if name in texts else None),
    )


def report_of(
    paragraphs: Sequence[str], *, title: str = "报告", heading: str = "情况", run_in: bool = False
) -> Report:
    """A report of one section with these paragraphs, for odd text; its facts are none."""
    outline = make_outline([{"heading": "情况"}])
    section = ReportSection(id="1", heading=heading, run_in=run_in, source="\n".join(paragraphs))
    return Report(brief=Brief(title=title, outline=outline), model="composer", sections=(section,))
