"""What LangChain gives back, whole or in pieces, as our own reply."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from langchain_core.messages import AIMessageChunk, BaseMessage

from assistant.writers.chat_model.reading import Stream
from assistant.writers.chat_model.seam import Reply, estimated_tokens


class BrokenOffError(Exception):
    """A stream that ended without a reason; `text` is what had come."""

    def __init__(self, text: str) -> None:
        super().__init__("the stream broke off")
        self.text = text


async def reply_of_stream(
    pieces: AsyncGenerator[AIMessageChunk, None], messages: Sequence[BaseMessage]
) -> Reply | None:
    """The answer as it comes, None if nothing does; what runs on is not waited for, and its tokens are estimated.

    Raises BrokenOffError when it ends without saying why: it was cut off on its way.
    """
    stream, sent, answered, finish, came = Stream(), 0, 0, "", False
    try:
        async with aclosing(pieces) as chunks:
            async for chunk in chunks:
                # Not `whole + chunk`: adding LangChain's chunks up costs more than reading them.
                came = True
                stream.add(chunk.content if isinstance(chunk.content, str) else str(chunk.text))
                finish = str(chunk.response_metadata.get("finish_reason") or finish)
                if chunk.usage_metadata:
                    sent = int(chunk.usage_metadata.get("input_tokens") or 0)
                    answered = int(chunk.usage_metadata.get("output_tokens") or 0)
                if stream.enough:
                    asked = "".join(str(message.text) for message in messages)
                    counts = estimated_tokens(asked), estimated_tokens(stream.text)
                    return Reply(stream.text, *counts, finish="stopped")
    except ValueError as error:
        # LangChain's word for a reply without a single chunk.
        if not came and "No generation" in str(error):
            return None
        raise
    if came and not finish:
        raise BrokenOffError(stream.text)
    return Reply(stream.text, sent, answered, finish) if came else None


def reply_of(message: BaseMessage) -> Reply:
    """Text, tokens and the reason for the end. A refusal in its own field counts as filtered."""
    usage = getattr(message, "usage_metadata", None) or {}
    finish = str(message.response_metadata.get("finish_reason") or "")
    refused = bool(message.additional_kwargs.get("refusal")) and not message.text
    return Reply(
        str(message.text),
        input_tokens=int(usage.get("input_tokens") or 0),
        output_tokens=int(usage.get("output_tokens") or 0),
        finish="content_filter" if refused else finish,
    )
