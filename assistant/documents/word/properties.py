"""docProps: title and organ, and in words how the draft came about, for whoever opens the file's properties."""

from __future__ import annotations

import datetime
from pathlib import PurePath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.content import clean
from assistant.report.model import Report

COMPOSER = "composer"

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
# Every custom property of an Office file carries this one format id (ECMA-376 Part 1, 22.3).
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
# Stands in the properties of an undated report: the file's bytes must not tell when it was made.
_UNDATED = datetime.date(2000, 1, 1)

for _prefix, _namespace in (("cp", _CORE), ("dc", _DC), ("dcterms", _TERMS), ("xsi", _XSI), ("vt", _TYPES)):
    ElementTree.register_namespace(_prefix, _namespace)


def written_by(report: Report) -> str:
    """What wrote the report: composer, or the models by name, with the composer where it helped out.

    Of a model in a file only the file's name is given, not the folder that it lies in.
    """
    parts = [report.opening] if report.opening else []
    names = [report.model, *(part.written_by for part in [*parts, *(s for _, _, s in report.walk())])]
    return ", ".join(dict.fromkeys(_without_folder(name) for name in names if name)) or COMPOSER


def how_written(report: Report) -> str:
    """One sentence for the comments field, in the report's language."""
    names = written_by(report)
    chinese = report.brief.language == "zh"
    if names == COMPOSER:
        return (
            "无模型拟稿：由 nigao 按提纲和数据编写，未使用语言模型。"
            if chinese
            else ("Drafted without a model: composed by nigao from outline and facts.")
        )
    return f"由 nigao 拟稿，使用模型：{names}。" if chinese else f"Drafted by nigao with: {names}."


def _keyword(report: Report) -> str:
    if written_by(report) != COMPOSER:
        return ""
    return "无模型拟稿" if report.brief.language == "zh" else "drafted without a model"


def core(report: Report) -> Element:
    """core.xml. Both times are the date of signing, so that the same report gives the same bytes."""
    brief = report.brief
    made = Element(f"{{{_CORE}}}coreProperties")
    for namespace, name, value in (
        (_DC, "title", brief.title),
        (_DC, "creator", brief.author),
        (_CORE, "keywords", _keyword(report)),
        (_DC, "description", how_written(report)),
        (_CORE, "lastModifiedBy", brief.author),
        (_DC, "language", "zh-CN" if brief.language == "zh" else "en-GB"),
    ):
        if value:
            ElementTree.SubElement(made, f"{{{namespace}}}{name}").text = clean(value)
    for name in ("created", "modified"):
        time = ElementTree.SubElement(made, f"{{{_TERMS}}}{name}", {f"{{{_XSI}}}type": "dcterms:W3CDTF"})
        time.text = f"{_date(brief.date).isoformat()}T00:00:00Z"
    return made


def custom(report: Report) -> Element:
    """custom.xml: `nigao.written_by`, for programs."""
    made = Element("Properties", {"xmlns": _CUSTOM})
    one = ElementTree.SubElement(made, "property", {"fmtid": _FORMAT, "pid": "2", "name": "nigao.written_by"})
    ElementTree.SubElement(one, f"{{{_TYPES}}}lpwstr").text = clean(written_by(report))
    return made


def app() -> Element:
    """app.xml: the program's name, and nothing about the machine."""
    made = Element("Properties", {"xmlns": _APP})
    ElementTree.SubElement(made, "Application").text = "nigao"
    return made


def _date(date: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return _UNDATED


def _without_folder(name: str) -> str:
    scheme, colon, rest = name.partition(":")
    return f"{scheme}:{PurePath(rest.replace(chr(92), '/')).name}" if colon and scheme != "openai" else name
