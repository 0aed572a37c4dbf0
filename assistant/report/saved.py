"""The saved draft: one JSON file with report, brief, facts and outline, that reads back to the same Report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from assistant.brief import Brief
from assistant.errors import DocumentError
from assistant.facts.sheet import FactSheet
from assistant.outline.model import Outline
from assistant.report.findings import Coverage, Finding, Provenance, Usage
from assistant.report.model import Part, Report, ReportSection
from assistant.report.render import render
from assistant.report.table import fact_tables


def to_json(report: Report) -> dict[str, Any]:
    """The draft as the design's JSON: texts rendered and as source, findings, coverage, usage.

    `brief`, `facts` and `outline` make it self-contained; `gaps` lists the ids still open.
    """
    brief = report.brief
    numbers = {section.id: (number, level) for number, level, section in report.walk()}
    return {
        "title": brief.title,
        "kind": brief.kind.name if brief.kind else "",
        "language": brief.language,
        "model": report.model,
        "recipient": brief.recipient,
        "salutation": brief.salutation,
        "opening": _part(report, report.opening) if report.opening else None,
        "closing": brief.closing,
        "author": brief.author,
        "date": brief.date,
        "sections": [_section(report, section, numbers) for section in report.sections],
        **_tables(report),
        "findings": [finding.model_dump() for finding in report.findings],
        "coverage": _plain(report.coverage.model_dump()),
        "gaps": brief.facts.gaps,
        "usage": report.usage.model_dump(),
        "provenance": _plain(report.provenance.model_dump()),
        "brief": _brief(brief),
        "facts": [fact.as_written() for fact in brief.facts],
        "outline": _plain(brief.outline.model_dump(exclude_defaults=True)),
    }


def from_json(data: Mapping[str, Any], *, file: object = None) -> Report:
    """The report that `to_json` saved. Raises DocumentError when it is no such file."""
    missing = [key for key in ("sections", "brief", "facts", "outline") if key not in data]
    if missing:
        raise DocumentError(
            "不是 nigao 保存的报告", "not a report saved by nigao", file=file, expected=", ".join(missing)
        )
    try:
        brief = Brief.model_validate(
            {
                **data["brief"],
                "facts": FactSheet.of(data["facts"]),
                "outline": Outline.model_validate(data["outline"]),
            }
        )
        return Report(
            brief=brief,
            model=data.get("model", ""),
            opening=_read_part(data["opening"]) if data.get("opening") else None,
            sections=tuple(_read_section(section) for section in data["sections"]),
            findings=tuple(Finding.model_validate(finding) for finding in data.get("findings", ())),
            coverage=Coverage.model_validate(data.get("coverage", {})),
            usage=Usage.model_validate(data.get("usage", {})),
            provenance=Provenance.model_validate(data.get("provenance", {})),
        )
    except (ValidationError, KeyError, TypeError) as error:
        found = error.errors()[0]["msg"] if isinstance(error, ValidationError) else repr(error)
        raise DocumentError("报告文件已损坏", "the saved report is broken", file=file, found=found) from None


def _tables(report: Report) -> dict[str, Any]:
    """`tables`, where the outline asks for any: by section, as printed, each cell with its fact. Not read back."""
    made = {
        name: {
            "caption": table.caption,
            "form": table.form,
            "head": list(table.head),
            "rows": [
                [{"text": cell.text, **({"fact": cell.figure.fact} if cell.figure else {})} for cell in row]
                for row in table.rows
            ],
            "total": table.total,
        }
        for name, table in fact_tables(report).items()
    }
    return {"tables": made} if made else {}


def _part(report: Report, part: Part) -> dict[str, Any]:
    rendered = render(part.source, report.brief.facts, report.brief.language)
    return {
        "text": rendered.text,
        "source": part.source,
        "figures": [figure.as_dict() for figure in rendered.figures],
        "written_by": part.written_by,
        "locked": part.locked,
        **({"held": list(part.held)} if part.held else {}),
        "way": part.way,
    }


def _section(
    report: Report, section: ReportSection, numbers: Mapping[str, tuple[str, int]]
) -> dict[str, Any]:
    number, level = numbers[section.id]
    return {
        "id": section.id,
        "number": number,
        "heading": section.heading,
        "level": level,
        "run_in": section.run_in,
        **_part(report, section),
        "sections": [_section(report, below, numbers) for below in section.sections],
    }


def _brief(brief: Brief) -> dict[str, Any]:
    """The brief without facts and outline, which stand beside it."""
    data = brief.model_dump(mode="json", exclude={"facts", "outline"}, exclude_defaults=True)
    return {"title": brief.title, **data}


def _plain(data: Any) -> Any:
    """Tuples as lists, for what is compared with JSON that was read."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    return [_plain(value) for value in data] if isinstance(data, list | tuple) else data


def _read_part(data: Mapping[str, Any]) -> Part:
    return Part(
        source=data["source"],
        written_by=data.get("written_by", ""),
        locked=data.get("locked", False),
        held=tuple(data.get("held", ())),
        way=data.get("way", ""),
    )


def _read_section(data: Mapping[str, Any]) -> ReportSection:
    return ReportSection(
        **_read_part(data).model_dump(),
        id=data["id"],
        heading=data["heading"],
        run_in=data.get("run_in", False),
        sections=tuple(_read_section(below) for below in data.get("sections", ())),
    )
