"""An official paper with all that one can have, for tests of the layout and of the printed page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.brief.read import read_brief
from assistant.report.model import Part, Report, blank

FACTS: list[dict[str, Any]] = [
    {"id": "隐患", "label": "发现隐患", "unit": "处", "entity": "全县", "period": "2025年", "formula": "sum(隐患1, 隐患2, 隐患3)"},
    {"id": "隐患1", "label": "发现隐患", "value": 149, "unit": "处", "entity": "城关镇", "period": "2025年", "source": "台账"},
    {"id": "隐患2", "label": "发现隐患", "value": 88, "unit": "处", "entity": "东坪乡", "period": "2025年"},
    {"id": "隐患3", "label": "发现隐患", "value": 84, "unit": "处", "entity": "西岭乡", "period": "2025年"},
    {"id": "整改1", "label": "完成整改", "value": 140, "unit": "处", "entity": "城关镇", "period": "2025年"},
    {"id": "整改2", "label": "完成整改", "value": 80, "unit": "处", "entity": "东坪乡", "period": "2025年"},
    {"id": "整改3", "label": "完成整改", "unit": "处", "entity": "西岭乡", "period": "2025年"},
    {"id": "投入23", "label": "投入资金", "value": "5210.5", "unit": "万元", "period": "2023年"},
    {"id": "投入24", "label": "投入资金", "value": 6120, "unit": "万元", "period": "2024年"},
    {"id": "投入25", "label": "投入资金", "value": "7030.5", "unit": "万元", "period": "2025年"},
    {"id": "率1", "label": "整改率", "formula": "share(整改1, 隐患1)", "unit": "%", "entity": "城关镇", "period": "2025年"},
    {"id": "率2", "label": "整改率", "formula": "share(整改2, 隐患2)", "unit": "%", "entity": "东坪乡", "period": "2025年"},
]  # fmt: skip
BRIEF: Mapping[str, Any] = {
    "title": "青禾县安全生产委员会办公室关于2025年度全县安全生产工作情况的报告",
    "kind": "情况报告",
    "copy_number": 12,
    "classification": "秘密★1年",
    "urgency": "加急",
    "organ_mark": "青禾县安全生产委员会办公室文件",
    "document_number": "青安委办〔2025〕12号",
    "signer": "张三",
    "recipient": "市安全生产委员会",
    "closing": "特此报告。",
    "author": "青禾县安全生产委员会办公室",
    "note": "联系人：李四，电话：0000-1234567",
    "copies_to": ["县委办公室", "县政府办公室", "县人大常委会办公室", "县政协办公室", "县纪委监委机关"],
    # Left open, each docx would be printed once to count its pages.
    "imprint_on_even": False,
    "date": "2025-12-05",
    "facts": FACTS,
    "sections": [
        {"heading": "主要做法及成效", "facts": ["隐患"]},
        {"heading": "存在的问题"},
    ],
    "attachments": [
        {"title": "2025年度安全生产工作任务清单。", "text": "## 一、总体安排\n\n按照全县统一部署，分三个阶段推进。"},
        {"title": "各乡镇隐患排查整治情况汇总表（截至2025年11月30日，含省市督查交办事项）", "facts": ["隐患"]},
        "安全生产专家名册",
    ],
}  # fmt: skip
TEXTS = {"1": "全县共发现隐患[[隐患]]，整改有序推进。", "2": "力量还不够强。"}


def paper(**changed: Any) -> Report:
    """The paper, with other values for some keys of its brief; None leaves a key out."""
    data = {key: value for key, value in {**BRIEF, **changed}.items() if value is not None}
    brief = read_brief(data)
    sections = blank(brief, lambda name: Part(source=TEXTS[name]) if name in TEXTS else None)
    return Report(brief=brief, model="composer", sections=sections)


def shown(figure: object, **changed: Any) -> Report:
    """The paper without its attachments, its first section with a table or chart."""
    sections = [{"heading": "主要做法及成效", "facts": ["隐患"], "figure": figure}, {"heading": "存在的问题"}]
    return paper(**{"sections": sections, "attachments": None, **changed})
