"""The conversation about the open report: read by rule, or held by a model that may only use the desk's tools."""

from assistant.service.talk.conversation import Conversation, Reply
from assistant.service.talk.suggestion import Item, Suggestion

__all__ = ["Conversation", "Item", "Reply", "Suggestion"]
