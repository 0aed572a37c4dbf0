"""The prompts of a chat model, filled from brief and task."""

from assistant.writers.prompts.compose import Beginnings, Composed, Prompts, Written
from assistant.writers.prompts.prompt import CURRENT, Prompt, load_prompt, read_prompt

__all__ = [
    "CURRENT",
    "Beginnings",
    "Composed",
    "Prompt",
    "Prompts",
    "Written",
    "load_prompt",
    "read_prompt",
]
