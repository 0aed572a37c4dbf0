"""A report as a file: on the program's page, or on one that the caller sends."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document

from tests.api.conftest import Office
from tests.api.test_matrix import unit_page


def test_a_report_is_printed_on_the_page_that_was_sent(office: Office) -> None:
    path = f"/v1/drafts/{office.report}/export"
    answer = office.ask("reader", "POST", path, files=unit_page("青禾县某某局"))
    made = Document(BytesIO(answer.content))
    assert made.sections[0].header.paragraphs[0].text == "青禾县某某局"
    plain = Document(BytesIO(office.ask("reader", "GET", path).content))
    assert [p.text for p in made.paragraphs if "整改" in p.text] == [
        p.text for p in plain.paragraphs if "整改" in p.text
    ]
    assert "filename*=UTF-8''" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("本局.docm", b"PK", "模板的类型不对；读到“.docm”；应为不含宏的 .docx 或 .dotx"),
        ("本局.docx", b"PK\x03\x04 broken", "不是 .docx 文件，可能只是改了扩展名"),
        ("/etc/passwd", b"", "模板的类型不对"),
    ],
)
def test_what_is_no_template_is_said_without_a_path(
    office: Office, name: str, data: bytes, said: str
) -> None:
    path = f"/v1/drafts/{office.report}/export"
    answer = office.ask("reader", "POST", path, files={"template": (name, data)})
    assert answer.status_code == 422 and said in answer.json()["detail"], answer.text
    assert "/" not in answer.json()["detail"]
