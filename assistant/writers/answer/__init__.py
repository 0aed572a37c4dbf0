"""Reading what a model answered: tolerant of its habits, strict about its figures."""

from assistant.writers.answer.example import leaked
from assistant.writers.answer.read import read_answer
from assistant.writers.answer.repetition import runs_on

__all__ = ["leaked", "read_answer", "runs_on"]
