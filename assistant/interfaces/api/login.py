"""The way in for a browser: a key, kept in a cookie that no script can read."""

from __future__ import annotations

from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from assistant.interfaces.api.front import Front
from assistant.interfaces.api.gate import COOKIE
from assistant.interfaces.api.rate import TooManyError

_HOURS = 12
_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>拟稿 · nigao</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;max-width:26rem;margin:15vh auto;
padding:0 1rem;color:#1a1a1a}}input{{font-size:1rem;width:100%;padding:.6rem;box-sizing:border-box;margin:.4rem 0 1rem}}
button{{font-size:1rem;padding:.6rem 1.4rem}}p.wrong{{color:#a40000}}</style></head>
<body><h1>拟稿 nigao</h1><form method="post" action="/login?next={next}">
<label for="key">访问密钥 · Access key</label>
<input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
{wrong}<button type="submit">进入 · Sign in</button></form></body></html>
"""
_WRONG = '<p class="wrong" role="alert">密钥不对或已吊销 · The key is wrong or was revoked</p>'
_SAFE = {"Cache-Control": "no-store", "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"}  # fmt: skip


def add_login(router: APIRouter, front: Front) -> None:
    @router.get("/login")
    async def ask(request: Request) -> HTMLResponse:
        return _asked(_next(request))

    @router.post("/login")
    async def enter(request: Request) -> Response:
        form = parse_qs((await request.body()).decode("utf-8", "replace"))
        token = form.get("key", [""])[0].strip()
        key = await run_in_threadpool(front.doors.keys.find, token)
        if key is None:
            try:
                front.doors.rates.wrong(request.client.host if request.client else "")
            except TooManyError as error:
                return Response(
                    str(error), 429, {"Retry-After": str(error.seconds)}, "text/plain; charset=utf-8"
                )
            return _asked(_next(request), wrong=True)
        answer = RedirectResponse(_next(request), 303)
        secure = request.url.scheme == "https"
        answer.set_cookie(
            COOKIE, token, _HOURS * 3600, path="/", secure=secure, httponly=True, samesite="strict"
        )
        return answer

    @router.post("/logout")
    async def leave() -> Response:
        answer = RedirectResponse("/login", 303)
        answer.delete_cookie(COOKIE, path="/")
        return answer


def _asked(to: str, *, wrong: bool = False) -> HTMLResponse:
    page = _PAGE.format(next=quote(to, safe=""), wrong=_WRONG if wrong else "")
    return HTMLResponse(page, 401 if wrong else 200, _SAFE)


def _next(request: Request) -> str:
    """Where to go on: a path of this server, and nothing that leads to another."""
    wanted = request.query_params.get("next", "/")
    plain = (
        wanted.startswith("/") and not wanted.startswith("//") and wanted.isprintable() and "\\" not in wanted
    )
    return wanted if plain else "/"
