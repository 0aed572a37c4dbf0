"""The task pane at `/office/`: static files that anybody may see; what the pane asks for goes through the API's own doors."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from assistant.errors import InputError
from assistant.interfaces.office.pane_file import pane_file
from assistant.interfaces.office.wps import WPS_MEDIA, wps_files


def add_office(router: APIRouter) -> None:
    @router.get("/office")
    async def to_pane() -> RedirectResponse:
        return RedirectResponse("/office/", 308)

    @router.get("/office/wps/{name}")
    def wps(name: str, request: Request) -> Response:
        base = str(request.base_url)
        try:
            files = wps_files(base, f"{base}office/wps/")
        except InputError as error:
            return Response(str(error), 404, media_type="text/plain; charset=utf-8")
        media = WPS_MEDIA.get(name)
        return (
            Response(files[name], media_type=media)
            if media
            else Response("404", 404, media_type="text/plain")
        )

    @router.get("/office/{name}")
    def pane(name: str) -> Response:
        return _served(name)

    @router.get("/office/")
    def page() -> Response:
        return _served("")


def _served(name: str) -> Response:
    file = pane_file(name)
    if file is None:
        return Response("404", 404, media_type="text/plain")
    return Response(file.data, media_type=file.media_type, headers=file.headers)
