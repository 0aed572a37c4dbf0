"""The web page: a conversation on the left, the report as it prints on the right."""

from assistant.interfaces.chat.page import add_page

__all__ = ["add_page"]
