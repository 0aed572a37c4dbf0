"""The gate: who is let in, by which way, how often, and what the log and the counts say of it."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.errors import InputError
from assistant.interfaces.api import build_api, open_front
from assistant.interfaces.api.log import JsonLines, _Named
from assistant.interfaces.serve import serve
from assistant.service.runs import Runs
from assistant.settings import settings
from assistant.store import Keys, Store
from tests.api.conftest import Office


@contextmanager
def server(folder: Path, monkeypatch: pytest.MonkeyPatch, **given: Any) -> Iterator[tuple[TestClient, Keys]]:
    """A server with settings of its own (in capitals) or with other doors (in lower case)."""
    for name in [name for name in given if name.isupper()]:
        monkeypatch.setenv(f"NIGAO_{name}", str(given.pop(name)))
    settings.cache_clear()
    runs = Runs(Store(folder))
    app = build_api(runs, front=open_front(runs, **given))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client, Keys(runs.store.engine)
    runs.close()


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def test_an_address_that_others_can_reach_refuses_to_start_without_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGAO_DATA", str(tmp_path))
    settings.cache_clear()
    with pytest.raises(InputError, match="nigao keys create"):
        serve("0.0.0.0", 0)
    store = Store(tmp_path)
    keys = Keys(store.engine)
    key, _ = keys.create("甲处", ["read"])
    keys.revoke(key.id)
    with pytest.raises(InputError, match="一把也没有"):
        serve("::", 0)
    store.close()


def test_this_machine_needs_no_key_but_a_wrong_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server(tmp_path, monkeypatch, hosts=frozenset()) as (client, keys):
        assert client.get("/v1/kinds").status_code == 200
        assert client.get("/v1/kinds", headers=bearer("sk-anything")).status_code == 200
        assert client.get("/v1/kinds", headers=bearer("ng_wrong")).status_code == 401
        reader = keys.create("甲处", ["read"])[1]
        narrow = client.post("/v1/drafts", json={"brief": {}}, headers=bearer(reader))
        assert narrow.status_code == 403


def test_without_keys_no_other_name_and_no_other_page_gets_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with server(tmp_path, monkeypatch, hosts=frozenset({"reports.example"})) as (client, _):
        for host, status in (
            ("evil.example", 403),
            ("reports.example", 200),
            ("localhost:8600", 200),
            ("[::1]", 200),
        ):
            assert client.get("/v1/kinds", headers={"host": host}).status_code == status
        post = {"url": "/v1/figures", "json": {"text": "1家"}}
        for origin, status in (("http://evil.example", 403), ("null", 403), ("http://127.0.0.1", 200)):
            assert client.post(**post, headers={"origin": origin}).status_code == status
        assert (
            "access-control-allow-origin"
            not in client.get("/v1/kinds", headers={"origin": "http://evil.example"}).headers
        )


def test_pages_that_are_named_may_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server(tmp_path, monkeypatch, CORS="https://oa.example", keys_needed=True) as (client, keys):
        asked = {"origin": "https://oa.example", "access-control-request-method": "POST"}
        before = client.options("/v1/figures", headers=asked)
        assert before.headers["access-control-allow-origin"] == "https://oa.example"
        token = keys.create("甲处", ["read"])[1]
        answer = client.post(
            "/v1/figures", json={"text": "1家"}, headers={**bearer(token), "origin": "https://oa.example"}
        )
        assert (
            answer.status_code == 200
            and answer.headers["access-control-allow-origin"] == "https://oa.example"
        )
        foreign = client.options("/v1/figures", headers={**asked, "origin": "https://evil.example"})
        assert "access-control-allow-origin" not in foreign.headers


def test_the_requests_of_a_minute_are_counted_by_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server(tmp_path, monkeypatch, REQUESTS_PER_MINUTE=5, keys_needed=True) as (client, keys):
        one, other = (keys.create("甲处", ["read"])[1] for _ in range(2))
        generous = keys.create("乙处", ["read"], per_minute=50)[1]
        codes = [client.get("/v1/kinds", headers=bearer(one)) for _ in range(7)]
        assert [answer.status_code for answer in codes] == [200] * 5 + [429] * 2
        assert 1 <= int(codes[-1].headers["retry-after"]) <= 61
        assert codes[-1].json()["title"] == "Too Many Requests"
        assert client.get("/v1/kinds", headers=bearer(other)).status_code == 200
        assert {client.get("/v1/kinds", headers=bearer(generous)).status_code for _ in range(12)} == {200}


def test_drafts_have_a_limit_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.interfaces.api.examples import BRIEF

    with server(tmp_path, monkeypatch, DRAFTS_PER_MINUTE=2, keys_needed=True) as (client, keys):
        token = bearer(keys.create("甲处", ["draft"])[1])
        body = {"brief": BRIEF, "model": "composer"}
        codes = [client.post("/v1/drafts", json=body, headers=token).status_code for _ in range(3)]
        assert codes == [202, 202, 429]
        assert client.get("/v1/drafts", headers=token).status_code == 200


def test_who_tries_keys_is_slowed_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server(tmp_path, monkeypatch, keys_needed=True) as (client, keys):
        codes = [client.get("/v1/kinds", headers=bearer(f"ng_{n}")).status_code for n in range(40)]
        assert codes[0] == 401 and codes[-1] == 429
        # Whoever holds a good one is not locked out with them.
        assert client.get("/v1/kinds", headers=bearer(keys.create("甲处", ["read"])[1])).status_code == 200


def test_a_key_may_have_a_limit_of_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server(tmp_path, monkeypatch, keys_needed=True) as (client, keys):
        small = keys.create("甲处", ["read"], max_mb=1)[1]
        body = {"text": "一" * 500_000}
        assert client.post("/v1/figures", json=body, headers=bearer(small)).status_code == 413
        assert client.post("/v1/figures", content=b"[" * 2_000_000, headers=bearer(small)).status_code == 413


def test_a_browser_signs_in_with_a_key_and_is_led_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with server(tmp_path, monkeypatch, keys_needed=True) as (client, keys):
        token = keys.create("信息中心", ["admin"])[1]
        page = {"accept": "text/html"}
        led = client.get("/docs", headers=page, follow_redirects=False)
        assert (led.status_code, led.headers["location"]) == (303, "/login?next=/docs")
        assert "访问密钥" in client.get("/login").text
        assert client.post("/login", data={"key": "ng_no"}).status_code == 401
        entered = client.post("/login?next=/docs", data={"key": token}, follow_redirects=False)
        cookie = entered.headers["set-cookie"]
        assert entered.headers["location"] == "/docs"
        assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "nigao_key=" in cookie
        assert client.get("/v1/kinds").status_code == 200
        # A page of another site that makes the browser send the cookie along gets nowhere.
        foreign = client.post("/v1/figures", json={"text": "1"}, headers={"origin": "http://evil.example"})
        assert foreign.status_code == 403
        client.post("/logout")
        assert client.get("/v1/kinds").status_code == 401


@pytest.mark.parametrize(
    "to", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/a\r\nb"]
)
def test_the_login_leads_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str) -> None:
    with server(tmp_path, monkeypatch, keys_needed=True) as (client, keys):
        token = keys.create("甲处", ["read"])[1]
        answer = client.post("/login", params={"next": to}, data={"key": token}, follow_redirects=False)
        assert answer.headers["location"] == "/"
        assert "<script" not in client.get("/login", params={"next": '"><script>alert(1)</script>'}).text


def test_the_counts_hold_routes_and_nothing_that_was_sent(office: Office) -> None:
    office.ask("reader", "GET", "/v1/drafts/" + "f" * 16)
    office.ask("reader", "POST", "/v1/figures", json={"text": "整改8642处"})
    office.ask("reader", "GET", "/v1/没有这个")
    counted = office.ask("admin", "GET", "/metrics").text
    assert 'nigao_requests_total{method="GET",route="/v1/drafts/{id}",status="404"}' in counted
    assert "nigao_request_seconds_bucket" in counted and "nigao_drafts_total" in counted
    assert not any(word in counted for word in ("8642", "ffff", "没有这个", "青禾"))


def test_log_lines_are_json_with_the_requests_id_and_no_word_of_the_request(office: Office) -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonLines())
    handler.addFilter(_Named())
    logger = logging.getLogger("nigao")
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        office.ask(
            "reader", "POST", "/v1/figures", json={"text": "整改8642处"}, headers={"x-request-id": "abc-1"}
        )
        path = f"/v1/drafts/{office.report}/sections/保密的标题8642/revise"
        office.ask("drafter", "POST", path, json={"instruction": "写8642处"})
        try:
            raise ValueError("整改8642处")
        except ValueError:
            logger.exception("something failed")
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert lines[0] | {"time": "", "ms": 0} == {
        "time": "", "level": "info", "logger": "nigao.api", "request": "abc-1", "message": "POST /v1/figures 200",
        "method": "POST", "route": "/v1/figures", "draft": "", "status": 200, "ms": 0, "key": lines[0]["key"],
    }  # fmt: skip
    assert "8642" not in out.getvalue() and "保密" not in out.getvalue() and "ng_" not in out.getvalue()
    assert lines[-1]["exception"].startswith("ValueError at test_gate.py")


def test_what_the_program_fails_on_is_a_problem_without_a_word_of_it(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("整改8642处")

    monkeypatch.setattr(Store, "page", fail)
    answer = office.ask("reader", "GET", "/v1/drafts")
    assert answer.status_code == 500 and "8642" not in answer.text
    assert answer.headers["content-type"] == "application/problem+json" and "x-request-id" in answer.headers


def test_pages_turn_without_missing_or_repeating(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.brief.read import read_brief
    from assistant.interfaces.api.examples import BRIEF
    from assistant.report.model import Report

    with server(tmp_path, monkeypatch) as (client, _):
        store = Store(tmp_path)
        names = [store.new_id() for _ in range(7)]
        for name in names:
            store.create(name, Report(brief=read_brief(BRIEF)))
        store.close()
        seen: list[str] = []
        cursor: str | None = None
        for _ in range(9):
            page = client.get(
                "/v1/drafts", params={"limit": 3, **({"cursor": cursor} if cursor else {})}
            ).json()
            seen += [one["id"] for one in page["drafts"]]
            cursor = page["next"]
            if cursor is None:
                break
        assert sorted(seen) == sorted(names) and len(seen) == 7
        assert client.get("/v1/drafts", params={"cursor": "xx"}).status_code == 422
