"""Every operation, generated from the description, by everybody who may not: no key, revoked, wrong scope, another owner."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from assistant.interfaces.api import build_api
from assistant.service.runs import Runs
from assistant.store import Store
from tests.api.conftest import Office

OPEN = {"/healthz", "/readyz"}
_SAMPLE = {"file": ("样本.md", "# 报告\n\n## 一、做法\n\n整改149处。\n".encode())}
# Who has some scope, but not enough for the one asked.
TOO_LITTLE = {"draft": "reader", "admin": "drafter"}


@cache
def description() -> dict[str, Any]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        found: dict[str, Any] = build_api(Runs(store)).openapi()
        store.close()
    return found


def operations() -> list[tuple[str, str, str]]:
    """Method, path and the scope asked for, of every operation."""
    return [
        (
            method.upper(),
            path,
            next((scopes[0] for need in told.get("security", []) for scopes in need.values()), ""),
        )
        for path, methods in description()["paths"].items()
        for method, told in methods.items()
    ]


def unit_page(header: str = "青禾县应急管理局") -> dict[str, tuple[str, bytes]]:
    """A template as it is sent: a docx with a header."""
    from docx import Document

    document, data = Document(), BytesIO()
    document.sections[0].header.paragraphs[0].text = header
    document.save(data)
    return {"template": ("本局.docx", data.getvalue())}


def request_of(method: str, path: str, report: str) -> tuple[str, dict[str, Any]]:
    """A good request for an operation, from its own examples."""
    told = description()["paths"][path][method.lower()]
    query, named = {}, path
    for parameter in told.get("parameters", []):
        example = next(iter(parameter.get("schema", {}).get("examples", [])), None)
        if parameter["in"] == "path":
            path = path.replace(
                "{" + parameter["name"] + "}", report if parameter["name"] == "id" else str(example)
            )
        elif parameter["in"] == "query" and example is not None:
            query[parameter["name"]] = example
    more: dict[str, Any] = {"params": query}
    content = told.get("requestBody", {}).get("content", {})
    if "multipart/form-data" in content:
        more["files"] = {"/v1/learn/file": _SAMPLE, "/v1/drafts/{id}/export": unit_page()}[named]
    elif content:
        more["json"] = example_of(content["application/json"]["schema"])
    return path, more


def example_of(schema: dict[str, Any]) -> Any:
    if name := schema.get("$ref", "").rpartition("/")[2]:
        schema = description()["components"]["schemas"][name]
    return schema["examples"][0]


CLOSED = [one for one in operations() if one[1] not in OPEN]


def test_every_operation_but_the_signs_of_life_asks_for_a_scope() -> None:
    assert [f"{method} {path}" for method, path, scope in CLOSED if not scope] == []
    assert len(CLOSED) >= 14


@pytest.mark.parametrize(("method", "path", "scope"), CLOSED)
@pytest.mark.parametrize("who", ["", "revoked", "wrong"])
def test_without_a_good_key_it_is_401(office: Office, method: str, path: str, scope: str, who: str) -> None:
    path, more = request_of(method, path, office.report)
    office.tokens["wrong"] = "ng_" + "x" * 43
    answer = office.ask(who, method, path, **more)
    assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("method", "path", "scope"), [one for one in CLOSED if one[2] in TOO_LITTLE])
def test_with_too_narrow_a_scope_it_is_403(office: Office, method: str, path: str, scope: str) -> None:
    path, more = request_of(method, path, office.report)
    answer = office.ask(TOO_LITTLE[scope], method, path, **more)
    assert answer.status_code == 403 and scope in answer.json()["detail"]


@pytest.mark.parametrize(("method", "path", "scope"), [one for one in CLOSED if "{id}" in one[1]])
def test_the_report_of_another_owner_is_404(office: Office, method: str, path: str, scope: str) -> None:
    path, more = request_of(method, path, office.report)
    answer = office.ask("other", method, path, **more)
    unknown = office.ask("other", method, path.replace(office.report, "0" * 16), **more)
    assert answer.status_code == 404 and answer.json() == unknown.json()


@pytest.mark.parametrize(("method", "path", "scope"), CLOSED)
def test_with_the_right_key_the_example_gets_a_documented_good_answer(
    office: Office, method: str, path: str, scope: str
) -> None:
    told = description()["paths"][path][method.lower()]["responses"]
    path, more = request_of(method, path, office.report)
    answer = office.ask("admin" if scope == "admin" else "drafter", method, path, **more)
    assert answer.status_code in (200, 202) and str(answer.status_code) in told, answer.text[:300]


def test_the_lists_of_two_owners_share_nothing_and_an_admin_sees_both(office: Office) -> None:
    theirs = office.drafted("other")
    shown = {who: {d["id"] for d in office.ask(who, "GET", "/v1/drafts").json()["drafts"]} for who in office.tokens
             if who in ("reader", "other", "admin")}  # fmt: skip
    assert office.report in shown["reader"] and theirs not in shown["reader"]
    assert theirs in shown["other"] and office.report not in shown["other"]
    assert {theirs, office.report} <= shown["admin"]


def test_every_operation_shows_an_example_of_what_it_takes_and_what_it_gives() -> None:
    bare = []
    for method, path, _ in operations():
        told = description()["paths"][path][method.lower()]
        for content in (told.get("requestBody", {}).get("content", {}), *_good(told)):
            for media, body in content.items():
                shown = "example" in body or "examples" in body or media == "multipart/form-data"
                if not (shown or example_of(body["schema"])):
                    bare.append(f"{method} {path} {media}")
        missing = [
            p["name"]
            for p in told.get("parameters", [])
            if p["in"] == "path" and not p["schema"].get("examples")
        ]
        bare += [f"{method} {path} {name}" for name in missing]
    assert bare == []


def _good(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for code, answer in told["responses"].items():
        if code.startswith("2"):
            yield answer.get("content", {})
