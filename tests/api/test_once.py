"""Requests that are sent twice: one is worked on, both get its answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from assistant.interfaces.api.examples import BRIEF
from tests.api.conftest import Office

BODY = {"brief": BRIEF, "model": "composer"}


def begin(office: Office, key: str, who: str = "drafter", body: dict[str, Any] = BODY) -> Any:
    return office.ask(who, "POST", "/v1/drafts", json=body, headers={"idempotency-key": key})


def test_two_at_the_same_moment_start_one_draft(office: Office) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: begin(office, "at-once"), range(8)))
    ids = {answer.json()["id"] for answer in answers if answer.status_code == 202}
    assert len(ids) == 1 and {answer.status_code for answer in answers} <= {202, 409}
    assert begin(office, "at-once").json()["id"] in ids


def test_the_key_of_one_owner_is_not_that_of_another(office: Office) -> None:
    mine, theirs = begin(office, "shared").json()["id"], begin(office, "shared", "other").json()["id"]
    assert mine != theirs


def test_what_failed_may_be_sent_again_with_the_same_key(office: Office) -> None:
    assert begin(office, "again", body={"brief": {"title": "无提纲"}}).status_code == 422
    assert begin(office, "again").status_code == 202


def test_an_accepted_revision_is_kept_once(office: Office) -> None:
    name = office.drafted("drafter")
    path = f"/v1/drafts/{name}/sections/1/revise"
    ask = {"json": {"instruction": "更简练", "model": "composer", "accept": True}}
    answers = [
        office.ask("drafter", "POST", path, headers={"idempotency-key": "r1"}, **ask) for _ in range(3)
    ]
    assert [answer.json()["version"] for answer in answers] == [2, 2, 2]
    assert [answer.headers["etag"] for answer in answers] == ['"2"'] * 3
    assert [version.number for version in office.store.versions(name)] == [1, 2]
    assert office.store.versions(name)[1].who == "甲处"


def test_facts_are_set_once_and_the_second_answer_names_the_same_version(office: Office) -> None:
    name = office.drafted("drafter")
    path, ask = f"/v1/drafts/{name}/facts", {"json": {"facts": [{"id": "整改隐患数", "value": 150}]}}
    headers = {"idempotency-key": "f1", "if-match": '"1"'}
    answers = [office.ask("drafter", "PATCH", path, headers=headers, **ask) for _ in range(3)]
    # Without the key the second would be 412: the report is no longer at the version that If-Match names.
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert [answer.headers["etag"] for answer in answers] == ['"2"'] * 3
    assert answers[0].json() == answers[2].json() and answers[0].json()["changed"]
    assert [version.number for version in office.store.versions(name)] == [1, 2]
    other = office.ask(
        "drafter", "PATCH", path, headers=headers, json={"facts": [{"id": "整改隐患数", "value": 151}]}
    )
    assert (other.status_code, other.json()["detail"]) == (422, "同一幂等键用于不同的请求")


def test_the_key_survives_a_restart_of_the_server(office: Office) -> None:
    from fastapi.testclient import TestClient

    from assistant.interfaces.api import build_api, open_front
    from assistant.service.runs import Runs
    from assistant.store import Store

    first = begin(office, "restart").json()["id"]
    runs = Runs(Store(office.store.engine.url.render_as_string(hide_password=False)))
    with TestClient(build_api(runs, front=open_front(runs, keys_needed=True))) as client:
        other = Office(client, office.tokens, runs.store)
        assert begin(other, "restart").json()["id"] == first
    runs.close()
    runs.store.close()
