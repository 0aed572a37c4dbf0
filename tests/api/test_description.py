"""The whole description against a server in a process of its own, by Schemathesis: every answer is a described one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.store import Keys, Store
from tests.api.conftest import Office
from tests.served import served

CONFIG = Path(__file__).with_name("schemathesis.toml")
# Of each operation so many made-up requests, beside its examples, its edges and its links to others.
EACH, AT_LEAST = 120, 2000


@pytest.mark.slow
def test_no_answer_is_undocumented_and_none_is_a_failure_of_the_server(tmp_path: Path) -> None:
    store = Store(tmp_path / "data")
    token = Keys(store.engine).create("试", ["admin"])[1]
    store.close()
    with served(
        tmp_path, keys_required="true", requests_per_minute="10000000", drafts_per_minute="10000000"
    ) as server:
        done = subprocess.run(
            [
                Path(sys.executable).with_name("schemathesis"), "--config-file", CONFIG, "run",
                f"{server.url}/openapi.json", "-H", f"Authorization: Bearer {token}", "--checks", "all",
                "--max-examples", str(EACH), "--workers", "1", "--seed", "1", "--no-color",
            ],
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
    said = done.stdout[-6000:]
    assert done.returncode == 0, said
    generated = re.search(r"(\d+) generated, (\d+) passed", said)
    assert generated and int(generated[1]) == int(generated[2]) >= AT_LEAST, said


def test_the_description_is_openapi_3_1_and_names_every_route_of_the_contract() -> None:
    from tests.api.test_matrix import description, operations

    assert description()["openapi"].startswith("3.1")
    assert {
        ("POST", "/v1/drafts", "draft"),
        ("GET", "/v1/drafts", "read"),
        ("GET", "/v1/drafts/{id}", "read"),
        ("GET", "/v1/drafts/{id}/events", "read"),
        ("GET", "/v1/drafts/{id}/export", "read"),
        ("POST", "/v1/drafts/{id}/sections/{sid}/revise", "draft"),
        ("PATCH", "/v1/drafts/{id}/facts", "draft"),
        ("POST", "/v1/check", "read"),
        ("POST", "/v1/figures", "read"),
        ("POST", "/v1/learn", "read"),
        ("GET", "/v1/kinds", "read"),
        ("POST", "/v1/chat/completions", "draft"),
        ("GET", "/v1/models", "read"),
        ("GET", "/metrics", "admin"),
    } <= set(operations())


def test_the_page_of_the_description_names_every_operation_and_no_other_host(office: Office) -> None:
    from tests.api.test_matrix import operations

    page = office.ask("reader", "GET", "/docs").text
    assert all(f"<code>{path}</code>" in page for _, path, _ in operations())
    assert "://" not in page.replace("http(s)://", "") and "<script" not in page and "青禾县" in page
