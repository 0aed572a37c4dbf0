"""A request that is wrong: where and how, in the caller's language, the same on every route."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.conftest import Office

BODIES = [
    ('{"brief": {"title": "x"}}', "body.text", "缺少这一项", "Field required"),
    ('{"text": "x", "extra": 1}', "body.extra", "没有这一项", "Extra inputs are not permitted"),
    ('{"text": 1}', "body.text", "应为文字", "Input should be a valid string"),
    ('{"text": "x", "language": "fr"}', "body.language", "应为 'zh' or 'en'", "Input should be 'zh' or 'en'"),
    ('{"text": "x", "facts": {}}', "body.facts", "应为一个列表", "Input should be a valid array"),
    ("[]", "body", "应为一个对象", "Input should be an object"),
    ("", "body", "缺少这一项", "Field required"),
    (
        '{"text": ',
        "body",
        "不是规范的 JSON：EOF while parsing a value",
        "Invalid JSON: EOF while parsing a value",
    ),
    ('{"text": "\\ud800"}', "body", "不是规范的 JSON：", "Invalid JSON: "),
    ("[" * 5000 + "]" * 5000, "body", "不是规范的 JSON：recursion limit", "Invalid JSON: recursion limit"),
]


def refused(office: Office, path: str, body: bytes, kind: str, language: str) -> dict[str, Any]:
    headers = {"content-type": kind, "accept-language": language}
    answer = office.ask("drafter", "POST", path, content=body, headers=headers)
    assert answer.status_code == 422 and answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["detail"] == told["errors"][0]["message"]
    return told["errors"][0]


@pytest.mark.parametrize(("body", "place", "zh", "en"), BODIES)
def test_a_wrong_body_is_told_where_and_how(office: Office, body: str, place: str, zh: str, en: str) -> None:
    for language, words in (("zh-CN", zh), ("en", en)):
        told = refused(office, "/v1/check", body.encode(), "application/json", language)
        assert told["place"] == place and told["message"].startswith(words), told


@pytest.mark.parametrize("path", ["/v1/check", "/v1/figures", "/v1/learn", "/v1/chat/completions"])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", ""])
def test_who_forgets_the_content_type_is_told_so(office: Office, path: str, kind: str) -> None:
    told = refused(office, path, b'{"text": "x"}', kind, "zh")
    assert told == {"place": "body", "message": "请求体应为 JSON，Content-Type 为 application/json"}
    told = refused(office, path, b'{"text": "x"}', kind, "en")
    assert told["message"] == "the body should be JSON, Content-Type application/json"


def test_text_that_is_no_utf_8_is_no_json(office: Office) -> None:
    told = refused(office, "/v1/figures", '{"text": "整改"}'.encode("gbk"), "application/json", "en")
    assert told["message"].startswith("Invalid JSON: invalid unicode")


def test_json_by_another_name_is_json(office: Office) -> None:
    for kind in ("application/json; charset=utf-8", "application/vnd.example+json", "Application/JSON"):
        answer = office.ask(
            "reader", "POST", "/v1/figures", content=b'{"text": "9 a"}', headers={"content-type": kind}
        )
        assert answer.status_code == 200, answer.text
