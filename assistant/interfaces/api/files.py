"""Routes that give a report as a file to take home."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Response, UploadFile

from assistant.interfaces.api import examples
from assistant.interfaces.api.drafts import DraftId
from assistant.interfaces.api.front import Front
from assistant.interfaces.api.problems import problems
from assistant.interfaces.api.scopes import Reader
from assistant.interfaces.api.upload import uploaded
from assistant.report.model import Report

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
}
_BINARY = {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}
_FILES: dict[str, Any] = {
    media.partition(";")[0]: {**_BINARY, "example": f"the {suffix} file"} for suffix, media in MEDIA.items()
}
_FILES["application/json"] = {"schema": {"type": "object"}, "example": examples.DONE["report"]}
_PAGES = {MEDIA[suffix]: _FILES[MEDIA[suffix]] for suffix in ("docx", "pdf")}
_CODES = (404, 501, 503)


def add_files(router: APIRouter, front: Front) -> None:
    @router.get(
        "/drafts/{id}/export",
        tags=["drafts"],
        response_class=Response,
        responses={200: {"description": "the file", "content": _FILES}, **problems(*_CODES)},
    )
    def export_draft(
        id: DraftId,
        caller: Reader,
        format: Annotated[str, Query(pattern="^(docx|md|txt|json|pdf|xlsx)$", examples=["docx"])] = "docx",
        template: Annotated[str, Query(pattern="^(kept)?$", examples=["kept"])] = "",
    ) -> Response:
        """The report as a file: docx by GB/T 9704, md, txt, json, pdf, or the ledger of its figures as xlsx.

        `template=kept`: docx and pdf on the page of the template that the caller keeps, if there is one.
        """
        from assistant.documents import to_bytes
        from assistant.service.unit_page import kept_template

        report, _ = front.shelf(caller).report(id)
        page = kept_template(caller.owner) if template else None
        return _download(report, format, to_bytes(report, f".{format}", template=page))

    @router.post(
        "/drafts/{id}/export",
        tags=["drafts"],
        response_class=Response,
        responses={200: {"description": "the file", "content": _PAGES}, **problems(*_CODES)},
    )
    def export_in_template(
        id: DraftId,
        template: UploadFile,
        caller: Reader,
        format: Annotated[str, Query(pattern="^(docx|pdf)$", examples=["docx"])] = "docx",
    ) -> Response:
        """The report on a unit's own page: sheet, header, footer and styles of the docx that is sent. It is not kept."""
        from assistant.documents import open_template, to_bytes

        report, _ = front.shelf(caller).report(id)
        with uploaded(template) as path:
            page = open_template(path)
            return _download(report, format, to_bytes(report, f".{format}", template=page))


def _download(report: Report, format: str, data: bytes) -> Response:
    file = quote(f"{report.brief.title}.{format}", safe="")
    disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{file}"}
    return Response(data, media_type=MEDIA[format], headers=disposition)
