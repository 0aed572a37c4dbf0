"""The same desk for models that use tools: Model Context Protocol, on stdio and at `/mcp`."""

from __future__ import annotations

import base64
import os
import sys
from typing import Any

from mcp.server.fastmcp import FastMCP
from mcp.types import ToolAnnotations

from assistant import service
from assistant.brief.read import read_brief
from assistant.facts.model import make_fact
from assistant.figures import find_figures
from assistant.interfaces.allowed import allowed_model
from assistant.language import Language
from assistant.outline.kinds import list_kinds
from assistant.outline.learn import learn_text
from assistant.report.saved import to_json
from assistant.service.runs import Runs

_ABOUT = (
    "nigao drafts official reports (Chinese 公文 first) from facts and an outline. Figures are printed by the "
    "program from facts; never type a figure yourself. A fact without a value prints as XX and is listed as a gap."
)
_READS = ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False)
_WRITES = ToolAnnotations(readOnlyHint=False, destructiveHint=False, openWorldHint=False)


def build_mcp(runs: Runs) -> FastMCP[Any]:
    """The tools over the reports of one store. Errors are one line with file, place, found and expected."""
    server: FastMCP[Any] = FastMCP("nigao", instructions=_ABOUT, stateless_http=True, json_response=True)
    _add_reading(server, runs)
    _add_writing(server, runs)
    return server


def _add_reading(server: FastMCP[Any], runs: Runs) -> None:
    @server.tool(annotations=_READS)
    def figures(text: str, language: Language = "zh") -> dict[str, Any]:
        """Every figure of a text with value, unit and kind; what only looks like one; every placeholder."""
        return find_figures(text, language).as_dict()

    @server.tool(annotations=_READS)
    def check(text: str, brief: dict[str, Any]) -> dict[str, Any]:
        """Findings and coverage of a text held against a brief (facts and sections inline)."""
        result = service.check(text, read_brief(brief, paths=False))
        findings = [finding.model_dump() for finding in result.findings]
        return {"findings": findings, "coverage": result.coverage.model_dump()}

    @server.tool(annotations=_READS)
    def learn(text: str, language: Language = "zh") -> dict[str, Any]:
        """Brief, outline and facts with gaps from a sample report; its values stand in notes alone."""
        return learn_text(text, language).as_dict()

    @server.tool(annotations=_READS)
    def kinds() -> list[dict[str, Any]]:
        """The document kinds there are, each with its customary outline."""
        return [kind.model_dump() for kind in list_kinds().values()]

    @server.tool(annotations=_READS)
    def report(id: str) -> dict[str, Any]:
        """A kept report: text, findings, coverage, gaps, and the version it is at."""
        kept, version = runs.report(id)
        return {"id": id, "version": version, "report": to_json(kept)}

    @server.tool(annotations=_READS)
    def export(id: str, format: str = "docx") -> dict[str, str]:
        """A kept report as a file (docx, md, txt, json, pdf, xlsx), its bytes in base64."""
        from assistant.documents import to_bytes

        kept, _ = runs.report(id)
        data = to_bytes(kept, f".{format}")
        return {"name": f"{kept.brief.title}.{format}", "base64": base64.b64encode(data).decode()}


def _add_writing(server: FastMCP[Any], runs: Runs) -> None:
    @server.tool(annotations=_WRITES)
    async def draft(brief: dict[str, Any], model: str = "composer") -> dict[str, Any]:
        """Drafts a report from a brief (facts and sections inline) and keeps it; gives its id and the report."""
        run = runs.start(read_brief(brief, paths=False), allowed_model(model))
        async for _ in run.watch():
            pass
        if run.error:
            raise run.error
        kept, version = runs.report(run.id)
        return {"id": run.id, "version": version, "report": to_json(kept)}

    @server.tool(annotations=_WRITES)
    async def revise(
        id: str, section: str, instruction: str, accept: bool = False, model: str = ""
    ) -> dict[str, Any]:
        """Proposes one section (1.2, 一（二） or its heading) anew; keeps it only with `accept`."""
        kept, version = runs.report(id)
        proposal = await service.revise(kept, section, instruction, model=allowed_model(model))
        if accept:
            version = runs.keep(id, proposal.after, base=version, why="revised", note=instruction).number
        changes = [{"kind": c.kind, "before": c.before, "after": c.after} for c in proposal.changes]
        return {"section": proposal.section, "accepted": accept, "version": version, "changes": changes}

    @server.tool(annotations=_WRITES)
    def update(id: str, facts: list[dict[str, Any]]) -> dict[str, Any]:
        """Sets facts of a kept report; every place that states them follows, with no call to a model."""
        kept, version = runs.report(id)
        updated = service.update(kept, [make_fact(fact) for fact in service.merged(kept, facts)])
        note = ", ".join(str(fact.get("id", "")) for fact in facts)
        version = runs.keep(id, updated.report, base=version, why="facts", note=note).number
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
