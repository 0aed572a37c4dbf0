"""A model that holds the conversation with tools: the one file that knows LangChain's agent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.errors import EndpointError
from assistant.service.talk.desk_tools import Tool

MOST_CALLS = 8  # of the model, for one message; what has been suggested until then is shown


class NoToolsError(Exception):
    """The endpoint refuses tools: another way has to answer."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the model said in the end (slots in it), and how many tools it used."""

    text: str
    calls: int


async def converse(chat: Any, told: str, said: Sequence[str], tools: Mapping[str, Tool]) -> Said:
    """Lets a chat model answer the last of these messages with the tools, in at most `MOST_CALLS` calls.

    `chat` is LangChain's chat model, `told` its instructions, `said` the person's messages, the earlier first.
    Raises NoToolsError when the endpoint takes none, EndpointError when it fails otherwise.
    """
    from langchain.agents import create_agent
    from langchain.agents.middleware import ModelCallLimitMiddleware
    from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
    from langchain_core.tools import StructuredTool

    made = [
        StructuredTool.from_function(
            coroutine=tool,
            name=name,
            description=tool.__doc__,
            handle_tool_error=True,
            handle_validation_error=True,
        )
        for name, tool in tools.items()
    ]
    limit = ModelCallLimitMiddleware(run_limit=MOST_CALLS, exit_behavior="end")
    agent: Any = create_agent(chat, made, system_prompt=told, middleware=[limit])
    asked = [HumanMessage(message) for message in said]
    try:
        state = await agent.ainvoke({"messages": asked}, {"recursion_limit": 6 * MOST_CALLS})
    except Exception as error:
        raise _failed(error) from None
    answers = state["messages"][len(asked) :]
    used = sum(isinstance(message, ToolMessage) for message in answers)
    last = answers[-1] if answers and isinstance(answers[-1], AIMessage) else None
    ended = last is not None and not last.response_metadata and used >= MOST_CALLS
    return Said("" if last is None or ended else str(last.text).strip(), used)


def _failed(error: Exception) -> Exception:
    status = getattr(error, "status_code", None)
    if status in (400, 404, 422, 501):
        return NoToolsError()
    if any(kind.__module__.startswith(("openai", "httpx", "httpcore")) for kind in type(error).__mro__):
        return EndpointError(
            "模型服务没有应答，报告未动", "the model's endpoint did not answer; the report is unchanged"
        )
    return error
