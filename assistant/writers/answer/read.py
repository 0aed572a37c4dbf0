"""From a raw answer to a source text."""

from __future__ import annotations

from assistant.brief import Task
from assistant.errors import AnswerError
from assistant.writers.answer.asked import with_asked_names
from assistant.writers.answer.ending import with_formula_mark
from assistant.writers.answer.example import without_example
from assistant.writers.answer.figures import with_figures_as_slots
from assistant.writers.answer.markup import without_markup
from assistant.writers.answer.repetition import without_repetition
from assistant.writers.answer.slots import Names, with_right_slots
from assistant.writers.answer.wrapping import refusal, unwrapped

# No section is as long; a model that runs on must not cost minutes of reading.
_LONGEST = 20_000


def read_answer(raw: str, task: Task) -> str:
    """The source text of the task's section in a raw answer: paragraphs parted by line breaks, slots in it.

    Reasoning, code fences, preambles, offers, headings and Markdown are dropped; slots in wrong
    brackets and with near ids become the right ones; a literal that equals one of the task's
    facts becomes its slot; what repeats without end is cut to one. A slot that nothing explains
    stays as it is, for the rule slot-left. Raises AnswerError when nothing is left, or when the
    model refused; raises nothing else, whatever the string.
    """
    text = unwrapped(raw[:_LONGEST])
    if refusal(text):
        raise AnswerError("模型拒绝作答", "the model refused to answer", raw)
    text = without_markup(text, task)
    text = with_asked_names(with_right_slots(text, Names.of(task)), task)
    text = without_example(text, task.brief)
    text = without_repetition(text)
    text = with_formula_mark(with_figures_as_slots(text, task), task)
    if not any(char.isalnum() for char in text):
        raise AnswerError("模型的回答是空的", "the model's answer is empty", raw)
    return text
