"""What the description shows of every operation; a test sends each request and holds each answer against it."""

from __future__ import annotations

from typing import Any

ID = "0123456789abcdef"
BRIEF: dict[str, Any] = {
    "title": "青禾县2025年安全生产工作情况报告",
    "facts": [
        {"id": "发现隐患数", "value": 176, "unit": "处"},
        {"id": "整改隐患数", "value": 149, "unit": "处"},
        {"id": "整改率", "formula": "整改隐患数 / 发现隐患数", "unit": "%"},
    ],
    "sections": [
        {"heading": "主要做法", "points": ["层层签订责任书"], "facts": ["发现隐患数", "整改隐患数"]},
        {"heading": "工作成效", "facts": ["整改率"]},
    ],
}
TEXT = (
    "青禾县2025年安全生产工作情况报告\n\n一、主要做法\n\n层层签订责任书。发现隐患176处，整改隐患194处。\n\n"
    "二、工作成效\n\n整改率84.7%。\n"
)
_TALLY = {"required": 3, "present": 3, "missing": []}
_COVERAGE = {"headings": {"required": 2, "present": 2, "missing": []}, "figures": _TALLY}
_FINDING = {
    "rule": "figure-contradicts", "severity": "error", "section": "", "start": 45, "end": 49, "text": "194处",
    "message": "“194处”与事实不符：整改隐患数应为149处", "expected": "149处", "fact": "整改隐患数",
    "case": "", "paragraph": 3,
}  # fmt: skip
_FIGURE = {
    "start": 2, "end": 6, "text": "149处", "value": "149", "value_high": None, "unit": "处", "kind": "count",
    "approx": "", "direction": "none",
}  # fmt: skip
RUNNING = {
    "id": ID, "status": "running", "sections_done": 1, "sections": 2, "error": "", "version": 0, "report": None,
}  # fmt: skip
DONE = {
    **RUNNING, "status": "done", "sections_done": 2, "version": 1,
    "report": {"title": BRIEF["title"], "sections": [], "findings": [], "coverage": _COVERAGE},
}  # fmt: skip
LISTED = {
    "drafts": [{"id": ID, "title": BRIEF["title"], "kind": "", "updated": "2025-12-05T08:00:00.000+00:00", "version": 1}],
    "next": None,
}  # fmt: skip
REVISED = {
    "section": "2",
    "accepted": False,
    "version": 1,
    "changes": [{"kind": "changed", "before": "整改率为84.7%。", "after": "整改率达84.7%。"}],
}
CHANGED = {
    "version": 2,
    "changed": [{"section": "1", "fact": "整改隐患数", "before": "149处", "after": "150处"}],
    "gaps": [],
}
CHECKED = {
    "findings": [_FINDING],
    "coverage": {**_COVERAGE, "figures": {**_TALLY, "present": 2, "missing": ["整改隐患数"]}},
}
FOUND = {"figures": [_FIGURE], "non_figures": [], "placeholders": []}
LEARNED = {"brief": {"title": "青禾县工作报告"}, "sections": [{"heading": "做法"}], "facts": [], "style": []}
KINDS = [{"name": "情况报告", "language": "zh"}]
MODELS = {
    "object": "list",
    "data": [{"id": "nigao", "object": "model", "created": 0, "owned_by": "nigao"}],
}
ASKED: dict[str, Any] = {
    "model": "nigao",
    "messages": [
        {
            "role": "user",
            "content": "title: 青禾县工作报告\nsections:\n  - heading: 主要做法\n    facts: [整改隐患数]\n\n"
            "| 指标 | 数值 | 单位 |\n| --- | --- | --- |\n| 整改隐患数 | 149 | 处 |\n",
        }
    ],
}
COMPLETED = {
    "id": "chatcmpl-0123456789abcdef",
    "object": "chat.completion",
    "created": 1764921600,
    "model": "nigao",
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "# 青禾县工作报告\n\n## 一、主要做法\n\n整改隐患数为149处。\n"},
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
    "nigao": {"act": "draft", "id": ID},
}  # fmt: skip
