"""A docx with faults in runs of several looks, beside a tab and in a table."""

from __future__ import annotations

import docx
from docx.document import Document


def dirty_document() -> Document:
    """The document, not yet saved; a test adds what else it is about."""
    document = docx.Document()
    document.add_heading("一、主要做法", 1)
    paragraph = document.add_paragraph("整改120处,投入")
    paragraph.add_run("4千").bold = True
    paragraph.add_run("元(")
    paragraph.add_run("试点").italic = True
    paragraph.add_run(")&继续.")
    document.add_paragraph("学习、讨论...\t完成,再部署")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "隐患,整改"
    table.cell(0, 1).text = "120处"
    return document
