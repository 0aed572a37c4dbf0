"""The same desk for models that use tools: Model Context Protocol, on stdio and at `/mcp`."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal

from mcp.server.fastmcp import Context, FastMCP
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field

from assistant import __version__, service
from assistant.brief.read import read_brief
from assistant.facts.model import make_fact
from assistant.interfaces.access import OPERATOR, Caller, Shelf, caller_in, require
from assistant.interfaces.allowed import allowed_model
from assistant.interfaces.texts import Workshop
from assistant.interfaces.texts.results import CheckResult, FiguresResult
from assistant.language import Language
from assistant.outline.kinds import list_kinds
from assistant.report.saved import to_json
from assistant.service.runs import Runs

_ABOUT = (
    "nigao drafts official reports (Chinese 公文 first) from facts and an outline. Figures are printed by the "
    "program from facts; never type a figure yourself. A fact without a value prints as XX and is listed as a gap."
)
_READS = ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False)
_WRITES = ToolAnnotations(readOnlyHint=False, destructiveHint=False, openWorldHint=False)


Text = Annotated[str, Field(max_length=2_000_000, description="the text as printed, plain or Markdown")]
BriefIn = Annotated[dict[str, Any], Field(description="as brief.yaml: title, facts and sections, all inline")]
FactsIn = Annotated[list[dict[str, Any]], Field(description="facts as in a facts file: id, value, unit, …")]
Id = Annotated[str, Field(max_length=64, description="the report's id, as `draft` gave it")]
Model = Annotated[str, Field(max_length=200, description="composer, openai:NAME, or empty: the operator's")]
Format = Annotated[
    Literal["docx", "md", "txt", "json", "pdf", "xlsx"], Field(description="xlsx is the ledger")
]
Asked = Context[Any, Any, Any]


@dataclass(frozen=True)
class Tools:
    """What the tools work with. `count` raises when a caller has drafted too much in this minute."""

    runs: Runs
    workshop: Workshop
    count: Callable[[Caller], None] = lambda caller: None

    def shelf(self, asked: Asked, scope: str) -> Shelf:
        """The reports of whoever asks: on standard input the operator, over HTTP the holder of the key.

        Raises NotAllowedError when the key lacks the scope.
        """
        request = asked.request_context.request
        caller = OPERATOR if request is None else caller_in(request.scope)
        return Shelf(self.runs, require(caller, scope))


def build_mcp(runs: Runs, tools: Tools | None = None) -> FastMCP[Any]:
    """The tools over the reports of one store. Errors are one line with file, place, found and expected."""
    # Names of this server and foreign pages are looked at by the gate, for all doors alike.
    open_ = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    server: FastMCP[Any] = FastMCP(
        "nigao", instructions=_ABOUT, stateless_http=True, json_response=True, transport_security=open_
    )
    server._mcp_server.version = __version__  # else the library's own is told to clients
    tools = tools or Tools(runs, Workshop())
    _add_texts(server, tools)
    _add_reading(server, tools)
    _add_writing(server, tools)
    return server


def _add_texts(server: FastMCP[Any], tools: Tools) -> None:
    @server.tool(annotations=_READS)
    async def figures(text: Text, asked: Asked, language: Language = "zh") -> FiguresResult:
        """Every figure of a text with value, unit and kind; what only looks like one; every placeholder."""
        tools.shelf(asked, "read")
        return FiguresResult.model_validate(
            await tools.workshop.do("figures", {"text": text, "language": language})
        )

    @server.tool(annotations=_READS)
    async def check(
        text: Text,
        asked: Asked,
        brief: BriefIn | None = None,
        facts: FactsIn | None = None,
        language: Language = "zh",
    ) -> CheckResult:
        """Findings and coverage of a text held against a brief (facts and sections inline), or against facts alone."""
        tools.shelf(asked, "read")
        given = {"text": text, "brief": brief, "facts": facts, "language": language}
        return CheckResult.model_validate(await tools.workshop.do("check", given))

    @server.tool(annotations=_READS)
    async def learn(text: Text, asked: Asked, language: Language = "zh") -> dict[str, Any]:
        """Brief, outline and facts with gaps from a sample report; its values stand in notes alone."""
        tools.shelf(asked, "read")
        return await tools.workshop.do("learn", {"text": text, "language": language})

    @server.tool(annotations=_READS)
    def kinds(asked: Asked) -> list[dict[str, Any]]:
        """The document kinds there are, each with its customary outline."""
        tools.shelf(asked, "read")
        return [kind.model_dump() for kind in list_kinds().values()]


def _add_reading(server: FastMCP[Any], tools: Tools) -> None:
    @server.tool(annotations=_READS)
    async def report(id: Id, asked: Asked) -> dict[str, Any]:
        """A kept report: text, findings, coverage, gaps, and the version it is at."""
        kept, version = await asyncio.to_thread(tools.shelf(asked, "read").report, id)
        return {"id": id, "version": version, "report": to_json(kept)}

    @server.tool(annotations=_READS)
    async def export(id: Id, asked: Asked, format: Format = "docx") -> dict[str, str]:
        """A kept report as a file (docx, md, txt, json, pdf, xlsx), its bytes in base64."""
        from assistant.documents import to_bytes

        kept, _ = await asyncio.to_thread(tools.shelf(asked, "read").report, id)
        data = await asyncio.to_thread(to_bytes, kept, f".{format}")
        return {"name": f"{kept.brief.title}.{format}", "base64": base64.b64encode(data).decode()}


def _add_writing(server: FastMCP[Any], tools: Tools) -> None:
    @server.tool(annotations=_WRITES)
    async def draft(brief: BriefIn, asked: Asked, model: Model = "composer") -> dict[str, Any]:
        """Drafts a report from a brief (facts and sections inline) and keeps it; gives its id and the report."""
        shelf, read = tools.shelf(asked, "draft"), read_brief(brief, paths=False)
        name = allowed_model(model)
        tools.count(shelf.caller)
        run = await asyncio.to_thread(shelf.start, read, name)
        async for _ in run.watch():
            pass
        if run.error:
            raise run.error
        kept, version = await asyncio.to_thread(shelf.report, run.id)
        return {"id": run.id, "version": version, "report": to_json(kept)}

    @server.tool(annotations=_WRITES)
    async def revise(
        id: Id, section: str, instruction: str, asked: Asked, accept: bool = False, model: Model = ""
    ) -> dict[str, Any]:
        """Proposes one section (1.2, 一（二） or its heading) anew; keeps it only with `accept`."""
        shelf = tools.shelf(asked, "draft")
        kept, version = await asyncio.to_thread(shelf.report, id)
        name = allowed_model(model)
        tools.count(shelf.caller)
        proposal = await service.revise(kept, section, instruction, model=name)
        if accept:
            keep = partial(shelf.keep, base=version, why="revised", note=instruction)
            version = (await asyncio.to_thread(keep, id, proposal.after)).number
        changes = [{"kind": c.kind, "before": c.before, "after": c.after} for c in proposal.changes]
        return {"section": proposal.section, "accepted": accept, "version": version, "changes": changes}

    @server.tool(annotations=_WRITES)
    async def update(id: Id, facts: FactsIn, asked: Asked) -> dict[str, Any]:
        """Sets facts of a kept report; every place that states them follows, with no call to a model."""
        shelf = tools.shelf(asked, "draft")
        kept, version = await asyncio.to_thread(shelf.report, id)
        updated = service.update(kept, [make_fact(fact) for fact in service.merged(kept, facts)])
        note = ", ".join(str(fact.get("id", "")) for fact in facts)
        keep = partial(shelf.keep, base=version, why="facts", note=note)
        version = (await asyncio.to_thread(keep, id, updated.report)).number
        places = [{"section": p.section, "before": p.before, "after": p.after} for p in updated.places]
        return {"version": version, "changed": places, "gaps": updated.report.brief.facts.gaps}


def serve_stdio() -> None:
    """Serves one client on standard input and output until it hangs up."""
    from assistant.settings import settings
    from assistant.store import Store

    server = build_mcp(Runs(Store(settings().database or settings().data)))
    # The server closes the streams that it was given: lend it copies, so that this process can still end in peace.
    mine = sys.stdin, sys.stdout
    sys.stdin, sys.stdout = (os.fdopen(os.dup(number), mode) for number, mode in ((0, "r"), (1, "w")))
    try:
        server.run("stdio")
    finally:
        sys.stdin, sys.stdout = mine
