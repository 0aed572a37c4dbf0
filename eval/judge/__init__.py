"""A model as judge of how a section reads: optional, and never a word about figures, which the checks judge better.

It compares two versions of one section, asked in both orders. An answer that turns with the order, or cannot be read, is
no judgement: it is counted as such, and left out of every share. `python -m eval.judge MODEL` shows how far a model
agrees with the labels of a person.
"""

from eval.judge.ask import Judge, Verdict

__all__ = ["Judge", "Verdict"]
