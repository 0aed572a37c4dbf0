"""A classified brief is not sent to an endpoint, by whatever door it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.brief import Brief
from assistant.errors import DocumentError, InputError
from assistant.service.batch import hand_in
from assistant.service.desk import as_brief, draft, revise
from assistant.service.gather import gather
from assistant.service.kept import open_store
from assistant.service.outgoing import classification, documents_may_leave, may_leave
from assistant.settings import Settings
from assistant.store import RunRecords

PLAIN: Mapping[str, Any] = {
    "title": "云溪县2025年档案工作情况报告",
    "facts": [{"id": "入馆", "label": "入馆档案", "value": 1200, "unit": "卷"}],
    "sections": [{"heading": "工作开展情况", "facts": ["入馆"], "points": ["清点库房"]}],
}


def brief(**more: Any) -> Brief:
    return as_brief({**PLAIN, **more})


@pytest.mark.parametrize(
    ("more", "mark"),
    [
        ({}, ""),
        ({"classification": "机密★1年"}, "机密★1年"),
        ({"classification": "秘密"}, "秘密"),
        ({"title": "机密★5年 云溪县档案工作情况报告"}, "机密★5年"),
        ({"title": "云溪县保守国家秘密工作情况报告"}, ""),
    ],
)
def test_a_mark_is_known_by_its_key_or_its_star(more: dict[str, Any], mark: str) -> None:
    assert classification(brief(**more)) == mark


@pytest.mark.parametrize("model", ["openai:any", "composer", "local:any.gguf", "scripted:any.yaml"])
def test_only_an_endpoint_is_refused(model: str) -> None:
    marked = brief(classification="机密★1年")
    may_leave(brief(), model)
    if not model.startswith("openai:"):
        may_leave(marked, model)
        return
    with pytest.raises(InputError) as refused:
        may_leave(marked, model)
    assert "a classified brief is not sent to an endpoint" in refused.value.said.en
    assert "机密★1年" in str(refused.value)
    may_leave(marked, model, Settings(classified_to_models=True))


def test_a_classified_document_is_not_read_for_an_endpoint(tmp_path: Path) -> None:
    plain, marked = tmp_path / "甲.md", tmp_path / "乙.md"
    plain.write_text("# 汇报\n\n检查企业12家。\n", encoding="utf-8")
    marked.write_text("机密★1年\n\n# 汇报\n\n检查企业15家。\n", encoding="utf-8")
    for model in ("composer", "local:any.gguf"):
        documents_may_leave([plain, marked], model)
    documents_may_leave([plain], "openai:any")
    documents_may_leave([marked], "openai:any", Settings(classified_to_models=True))
    with pytest.raises(DocumentError) as refused:
        gather([plain, marked], model="openai:any")
    assert str(refused.value) == (
        f"{marked}：涉密材料不交给模型服务；可用 --model composer 或本机模型，"
        "确经批准的设 NIGAO_CLASSIFIED_TO_MODELS=true；读到“机密★1年”"
    )
    assert len(gather([plain, marked], model="composer").clusters) == 1


def test_no_door_sends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path))
    marked = brief(classification="机密★1年")
    with pytest.raises(InputError, match="涉密材料不交给模型服务"):
        draft(marked, model="openai:any")
    report = draft(marked, model="composer")
    with pytest.raises(InputError, match="涉密材料不交给模型服务"):
        asyncio.run(revise(report, "1", "更简练", model="openai:any"))
    store = open_store()
    with pytest.raises(InputError, match="涉密材料不交给模型服务"):
        hand_in(store, [("one", brief()), ("two", marked)], model="openai:any")
    assert RunRecords(store.engine).totals() == {}
    store.close()
