"""Chat models: one seam, with an endpoint or a script behind it. Nothing here loads LangChain."""

from assistant.writers.chat_model.failures import failure
from assistant.writers.chat_model.seam import ChatModel, Message, Reply, Request
from assistant.writers.chat_model.writer import ChatWriter

__all__ = ["ChatModel", "ChatWriter", "Message", "Reply", "Request", "failure"]
