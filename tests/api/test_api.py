"""The API as an office system calls it, over a real server application in this process."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.interfaces.api import build_api
from assistant.service.runs import Runs
from assistant.settings import settings
from assistant.store import Store

BRIEF: dict[str, Any] = {
    "title": "青禾县工作报告",
    "facts": [
        {"id": "整改", "label": "整改隐患数", "value": 149, "unit": "处"},
        {"id": "隐患", "label": "发现隐患数", "value": 176, "unit": "处"},
        {"id": "率", "label": "整改率", "formula": "整改 / 隐患", "unit": "%"},
    ],
    "sections": [
        {"heading": "做法", "facts": ["隐患", "整改"]},
        {"heading": "成效", "facts": ["率"], "points": ["整改扎实推进"]},
    ],
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    runs = Runs(Store(tmp_path_factory.mktemp("api")))
    with TestClient(build_api(runs)) as client:
        yield client
    runs.close()


def drafted(client: TestClient) -> str:
    answer = client.post("/v1/drafts", json={"brief": BRIEF, "model": "composer"})
    assert answer.status_code == 202 and answer.headers["location"] == f"/v1/drafts/{answer.json()['id']}"
    name = answer.json()["id"]
    for _ in range(200):
        if client.get(f"/v1/drafts/{name}").json()["status"] != "running":
            return str(name)
        time.sleep(0.02)
    raise AssertionError("the draft did not end")


def test_a_draft_is_started_watched_and_fetched(client: TestClient) -> None:
    name = drafted(client)
    state = client.get(f"/v1/drafts/{name}").json()
    assert state["status"] == "done" and state["sections_done"] == 2
    assert state["report"]["coverage"]["figures"] == {"required": 3, "present": 3, "missing": []}
    lines = client.get(f"/v1/drafts/{name}/events").text.splitlines()
    assert [line for line in lines if line.startswith("event: ")][-1] == "event: done"
    rest = client.get(f"/v1/drafts/{name}/events", headers={"last-event-id": "2"}).text
    assert rest.startswith("id: 3\n")


def test_a_changed_fact_changes_its_places(client: TestClient) -> None:
    name = drafted(client)
    answer = client.patch(f"/v1/drafts/{name}/facts", json={"facts": [{"id": "整改", "value": 150}]})
    assert [(p["before"], p["after"]) for p in answer.json()["changed"]] == [
        ("149处", "150处"),
        ("84.7%", "85.2%"),
    ]
    assert "150处" in json.dumps(client.get(f"/v1/drafts/{name}").json(), ensure_ascii=False)


def test_a_revision_is_proposed_and_kept_only_when_accepted(client: TestClient) -> None:
    name = drafted(client)
    body = {"instruction": "更简练", "model": "composer"}
    proposed = client.post(f"/v1/drafts/{name}/sections/2/revise", json=body)
    assert proposed.status_code == 200 and proposed.json()["accepted"] is False
    kept = client.post(f"/v1/drafts/{name}/sections/2/revise", json={**body, "accept": True})
    assert kept.json()["accepted"] is True
    assert client.post(f"/v1/drafts/{name}/sections/9/revise", json=body).status_code == 422


def test_a_report_is_exported_as_word(client: TestClient) -> None:
    from docx import Document

    answer = client.get(f"/v1/drafts/{drafted(client)}/export", params={"format": "docx"})
    text = "\n".join(p.text for p in Document(BytesIO(answer.content)).paragraphs)
    assert "一、做法" in text and "filename*=UTF-8''" in answer.headers["content-disposition"]


def test_a_text_is_checked_against_a_brief(client: TestClient) -> None:
    text = "# 青禾县工作报告\n\n## 一、做法\n\n发现隐患176处，整改隐患194处。\n\n## 二、成效\n\n整改率为84.7%。\n"
    found = client.post("/v1/check", json={"text": text, "brief": BRIEF}).json()
    assert [(f["rule"], f["text"], f["fact"]) for f in found["findings"]] == [
        ("figure-contradicts", "194处", "整改")
    ]
    assert found["coverage"]["figures"]["missing"] == ["整改"]


def test_a_sample_is_learned_from_without_its_values(client: TestClient) -> None:
    text = "# 青禾县工作报告\n\n## 一、做法\n\n整改隐患149处，整改率为84.7%。\n"
    for answer in (
        client.post("/v1/learn", json={"text": text}),
        client.post("/v1/learn/file", files={"file": ("../../x.md", text.encode())}),
    ):
        learned = answer.json()
        assert [fact["unit"] for fact in learned["facts"]] == ["处", "%"]
        assert "149" not in json.dumps({**learned, "facts": [], "style": []})
    refused = client.post("/v1/learn/file", files={"file": ("x.exe", b"MZ")})
    assert refused.status_code == 422 and "/tmp" not in refused.text


def test_figures_and_kinds_are_listed(client: TestClient) -> None:
    figures = client.post("/v1/figures", json={"text": "整改149处"}).json()["figures"]
    assert figures[0]["text"] == "149处"
    assert "情况报告" in [kind["name"] for kind in client.get("/v1/kinds").json()]


def test_a_change_made_on_an_old_version_is_refused(client: TestClient) -> None:
    name = drafted(client)
    body = {"facts": [{"id": "整改", "value": 150}]}
    tag = client.get(f"/v1/drafts/{name}").headers["etag"]
    first = client.patch(f"/v1/drafts/{name}/facts", json=body, headers={"if-match": tag})
    assert (tag, first.headers["etag"]) == ('"1"', '"2"')
    second = client.patch(f"/v1/drafts/{name}/facts", json=body, headers={"if-match": tag})
    assert second.status_code == 412 and "2" in second.json()["detail"]


def test_a_repeated_request_starts_no_second_draft(client: TestClient) -> None:
    body, key = {"brief": BRIEF, "model": "composer"}, {"idempotency-key": "abc"}
    first, second = (client.post("/v1/drafts", json=body, headers=key).json()["id"] for _ in range(2))
    assert first == second
    other = client.post("/v1/drafts", json={"brief": {**BRIEF, "title": "另一份"}}, headers=key)
    assert other.status_code == 422


def test_a_body_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGAO_MAX_UPLOAD_MB", "1")
    settings.cache_clear()
    try:
        with TestClient(build_api(Runs(Store(tmp_path)))) as client:
            answer = client.post("/v1/figures", json={"text": "一" * 1_000_000})
            assert answer.status_code == 413 and "x-request-id" in answer.headers
            pieces = (b"x" * 100_000 for _ in range(20))
            assert client.post("/v1/figures", content=pieces).status_code == 413
    finally:
        settings.cache_clear()


def test_health_and_readiness_answer(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}


def test_no_fact_reaches_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("DEBUG"):
        client.post("/v1/figures", json={"text": "整改8642处"})
        drafted(client)
    assert "8642" not in caplog.text and "149" not in caplog.text and "POST /v1/figures 200" in caplog.text


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("get", "/v1/drafts/0123456789abcdef", None, 404),
        ("get", "/v1/drafts/..%2F..%2Fetc", None, 404),
        ("get", "/v1/drafts/0123456789abcdef/events", None, 404),
        ("get", "/v1/drafts/0123456789abcdef/export?format=exe", None, 422),
        ("post", "/v1/drafts", {"brief": {"title": "无提纲"}}, 422),
        ("post", "/v1/drafts", {"brief": {**BRIEF, "facts": "/etc/passwd"}}, 422),
        ("post", "/v1/drafts", {"brief": {**BRIEF, "outline": "o.yaml"}}, 422),
        ("post", "/v1/drafts", {"brief": BRIEF, "model": "scripted:/etc/passwd"}, 422),
        ("post", "/v1/drafts", {"brief": BRIEF, "unknown": 1}, 422),
        ("post", "/v1/check", {"text": "x", "facts": [{"id": "a", "value": "不是数"}]}, 422),
    ],
)
def test_a_bad_request_is_answered_with_a_problem(
    client: TestClient, method: str, path: str, body: Any, status: int
) -> None:
    answer = client.request(method, path, json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert answer.json()["status"] == status and "Traceback" not in answer.text


def test_the_problem_speaks_the_callers_language(client: TestClient) -> None:
    body = {"brief": {**BRIEF, "sections": []}}
    english = client.post("/v1/drafts", json=body, headers={"accept-language": "en"}).json()["detail"]
    chinese = client.post("/v1/drafts", json=body).json()["detail"]
    assert "outline" in english and "提纲" in chinese


def test_the_description_lists_every_route_of_the_contract(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {
        "/v1/drafts",
        "/v1/drafts/{id}",
        "/v1/drafts/{id}/events",
        "/v1/check",
        "/v1/figures",
        "/v1/kinds",
    } <= set(paths)
