"""`/docs`: the description as one page that is read without a script, and asks no other host for anything."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

_PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>nigao API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font-family:"Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;
padding:0 1rem;color:#1a1a1a;line-height:1.5}}pre{{background:#f4f4f4;padding:.8rem;overflow:auto;font-size:.85rem}}
summary{{cursor:pointer;padding:.4rem 0}}code.m{{font-weight:bold;display:inline-block;width:4.5rem}}
td,th{{text-align:left;vertical-align:top;padding:.1rem .8rem .1rem 0}}</style></head>
<body><h1>nigao {version}</h1><p>{about}</p><p><a href="openapi.json">openapi.json</a></p>{operations}</body></html>
"""


def add_described(app: FastAPI) -> None:
    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        described = app.openapi()
        told = [
            _operation(method, path, one, described)
            for path, methods in described["paths"].items()
            for method, one in methods.items()
        ]
        about = escape(described["info"].get("description", ""))
        return HTMLResponse(_PAGE.format(version=app.version, about=about, operations="".join(told)))


def _operation(method: str, path: str, told: dict[str, Any], described: dict[str, Any]) -> str:
    scope = next((scopes[0] for need in told.get("security", []) for scopes in need.values() if scopes), "")
    words = "<br>".join(escape(line) for line in told.get("description", "").split("\n") if line.strip())
    parts = [f"<p>{words}</p>"]
    if parameters := told.get("parameters"):
        rows = (
            f"<tr><td><code>{escape(p['name'])}</code></td><td>{p['in']}</td>"
            f"<td>{escape(p.get('description', ''))}</td></tr>"
            for p in parameters
        )
        parts.append(f"<table>{''.join(rows)}</table>")
    if (example := _sent(told, described)) is not None:
        parts.append(f"<pre>{_shown(example)}</pre>")
    rows = (
        f"<tr><th>{code}</th><td>{escape(one.get('description', ''))}</td></tr>"
        for code, one in told["responses"].items()
    )
    parts.append(f"<table>{''.join(rows)}</table>")
    parts += [f"<pre>{_shown(example)}</pre>" for example in _answered(told)]
    head = f'<code class="m">{method.upper()}</code><code>{escape(path)}</code>'
    return f"<details><summary>{head} <small>{scope}</small></summary>{''.join(parts)}</details>"


def _sent(told: dict[str, Any], described: dict[str, Any]) -> Any:
    """An example of what is sent, if anything is."""
    schema = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    if name := schema.get("$ref", "").rpartition("/")[2]:
        schema = described["components"]["schemas"][name]
    examples = schema.get("examples", [])
    return examples[0] if examples else None


def _answered(told: dict[str, Any]) -> list[Any]:
    """Examples of the good answer."""
    good: dict[str, Any] = next((one for code, one in told["responses"].items() if code.startswith("2")), {})
    return [body["example"] for body in good.get("content", {}).values() if "example" in body][:1]


def _shown(example: Any) -> str:
    text = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False, indent=1)
    return escape(text)
