"""The door for chat clients: `/v1/chat/completions` and `/v1/models` in OpenAI's shape."""

from assistant.interfaces.api.completions.routes import add_completions

__all__ = ["add_completions"]
