"""`nigao mcp`: the tools for a model client, on standard input and output."""

from __future__ import annotations

from assistant.interfaces.cli.screen import told

HELP = told(
    "以 MCP 协议在标准输入输出上提供工具（网页服务的 /mcp 也有）。",
    "Serve the tools over MCP on standard input and output (also at /mcp of `serve`).",
)


def mcp() -> None:
    from assistant.interfaces.mcp import serve_stdio

    serve_stdio()
