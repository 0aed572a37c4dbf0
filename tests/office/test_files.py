"""What `nigao office` writes: the extension, the manifest, the files for WPS; and the pane as it is served."""

from __future__ import annotations

import ast
import io
import sys
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from assistant.errors import InputError
from assistant.interfaces.api import build_api, open_front
from assistant.interfaces.cli.entry import run
from assistant.interfaces.office.manifest import NAMESPACE, faults, manifest
from assistant.interfaces.office.oxt import oxt
from assistant.interfaces.office.wps import wps_files
from assistant.service.runs import Runs
from assistant.store import Store

OFFICE = "com.sun.star"


@pytest.fixture(scope="module")
def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(oxt())) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_extension_is_the_same_bytes_every_time() -> None:
    assert oxt() == oxt()


def test_every_file_that_the_extension_names_is_in_it(members: dict[str, bytes]) -> None:
    entries = ElementTree.fromstring(members["META-INF/manifest.xml"])
    named = [value for entry in entries for key, value in entry.items() if key.endswith("full-path")]
    assert named and set(named) <= set(members)
    described = ElementTree.fromstring(members["description.xml"])
    links = [value for one in described.iter() for key, value in one.items() if key.endswith("}href")]
    assert len(links) == 2 and set(links) <= set(members)


def test_menu_and_toolbar_start_the_same_six_entries_in_two_languages(members: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(members["Addons.xcu"])
    urls = [one.text for one in root.iter("value") if (one.text or "").startswith("service:")]
    acts = [
        f"service:org.nigao.Office?{act}"
        for act in ("check", "draft", "revise", "insert", "refresh", "settings")
    ]
    assert urls == [*acts, *acts]
    texts = {one.text for one in root.iter("value")}
    assert {"核对全文", "Check the document", "设置…", "Settings…"} <= texts


def test_what_runs_inside_the_office_program_needs_nothing_but_python_3_8_and_uno(
    members: dict[str, bytes],
) -> None:
    foreign = []
    for name in (name for name in members if name.endswith(".py")):
        tree = ast.parse(members[name], feature_version=(3, 8))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                foreign.append((name, (node.module or "").partition(".")[0]))
            elif isinstance(node, ast.Import):
                foreign += [(name, one.name.partition(".")[0]) for one in node.names]
    ours = {"uno", "unohelper", "com", "nigao_writer"}
    assert [one for one in foreign if one[1] not in ours and one[1] not in sys.stdlib_module_names] == []


def test_the_manifest_has_what_word_requires_and_its_id_stays_with_the_address() -> None:
    text = manifest("https://nigao.example/")
    assert faults(text) == [] and text == manifest("https://nigao.example/office/")
    root = ElementTree.fromstring(text.encode())
    found = {
        root.findtext(f"{{{NAMESPACE}}}Id"),
        ElementTree.fromstring(manifest("https://other.example").encode()).findtext(f"{{{NAMESPACE}}}Id"),
    }
    assert len(found) == 2 and all(uuid.UUID(one) for one in found)


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8600", "http://127.0.0.1:8600", "http://[::1]:8600", "https://nigao.example:8443"],
)
def test_addresses_that_word_opens(url: str) -> None:
    assert faults(manifest(url)) == [] and f'DefaultValue="{url}/office/"' in manifest(url)


@pytest.mark.parametrize(
    "url",
    ["http://nigao.example", "ftp://nigao.example", "nigao.example", "https://", "https://me@nigao.example", "https://nigao.example/x?y", "https://nigao.example:x", 'https://a"b/c'],
)  # fmt: skip
def test_addresses_that_word_refuses(url: str) -> None:
    with pytest.raises(InputError, match="Word 只打开 https 地址"):
        manifest(url)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<Hosts>", "<Hosten>", "XML: "),
        ("<SupportUrl DefaultValue=\"https:", "<SupportUrl DefaultValue=\"http:", "SupportUrl: not https"),
        ("<Permissions>ReadWriteDocument</Permissions>", "", "Permissions: missing"),
        ("TaskPaneApp", "ContentApp", "xsi:type: ContentApp"),
        ("<Id>", "<Id>x", "Id: no GUID"),
    ],
)  # fmt: skip
def test_a_broken_manifest_is_found(old: str, new: str, said: str) -> None:
    assert any(one.startswith(said) for one in faults(manifest("https://nigao.example").replace(old, new)))


def test_the_files_for_wps_open_the_pane_of_the_server() -> None:
    files = wps_files("https://nigao.example", "https://nigao.example/office/wps")
    plugin = ElementTree.fromstring(files["jsplugins.xml"].encode())[0]
    assert plugin.get("url") == "https://nigao.example/office/wps/" and plugin.get("type") == "wps"
    ribbon = ElementTree.fromstring(files["ribbon.xml"].encode())
    called = {value for one in ribbon.iter() for key, value in one.items() if key.startswith("on")}
    assert called == {"OnAddinLoad", "OnAction"} and all(
        f"function {one}(" in files["ribbon.js"] for one in called
    )
    assert '"https://nigao.example/office/"' in files["ribbon.js"]


def test_the_commands_write_their_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["office", "oxt", "-o", str(tmp_path / "a.oxt")]) == 0
    assert (tmp_path / "a.oxt").read_bytes() == oxt()
    assert run(["office", "manifest", "--url", "https://nigao.example", "-o", str(tmp_path / "m.xml")]) == 0
    assert faults((tmp_path / "m.xml").read_text("utf-8")) == []
    assert run(["office", "wps", str(tmp_path / "wps"), "--url", "https://nigao.example"]) == 0
    assert {file.name for file in (tmp_path / "wps").iterdir()} == {
        "ribbon.xml",
        "ribbon.js",
        "index.html",
        "jsplugins.xml",
    }
    capsys.readouterr()
    assert run(["office", "manifest", "--url", "http://nigao.example"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    runs = Runs(Store(tmp_path))
    with TestClient(
        build_api(runs, front=open_front(runs, keys_needed=True)), base_url="http://localhost"
    ) as found:
        yield found
    runs.close()


def test_the_pane_is_served_to_anybody_and_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/office/")
    assert page.status_code == 200 and "https://" not in page.text and "http://" not in page.text
    policy = page.headers["content-security-policy"]
    assert (
        "default-src 'none'" in policy and "script-src 'self' https://appsforoffice.microsoft.com;" in policy
    )
    for name in (
        "pane.js",
        "acts.js",
        "text.js",
        "server.js",
        "words.js",
        "word.js",
        "wps.js",
        "pane.css",
        "icon-32.png",
    ):
        assert client.get(f"/office/{name}").status_code == 200
    assert (
        client.get("/office/settings.json")
        .json()["office_js"]
        .startswith("https://appsforoffice.microsoft.com/")
    )
    assert (
        client.get("/office/../gate.py").status_code != 200
        and client.get("/office/none.js").status_code == 404
    )
    assert (
        client.get("/office/wps/ribbon.xml").status_code == 200
        and client.get("/office/wps/x").status_code == 404
    )
    assert client.get("/v1/drafts").status_code == 401


def test_office_js_may_come_from_this_network(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.settings import settings

    monkeypatch.setenv("NIGAO_OFFICE_JS", "https://files.example/office/office.js")
    settings.cache_clear()
    page = client.get("/office/")
    assert "script-src 'self' https://files.example;" in page.headers["content-security-policy"]
    assert "microsoft" not in page.headers["content-security-policy"].partition("frame-ancestors")[0]
