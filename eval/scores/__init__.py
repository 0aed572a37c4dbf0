"""The scores, in the order of the table's columns. One a file."""

from eval.sample import Score
from eval.scores import chrf, errors, figures, headings, length, seconds

SCORES: tuple[Score, ...] = (
    headings.SCORE,
    figures.SCORE,
    errors.SCORE,
    chrf.SCORE,
    length.SCORE,
    seconds.SCORE,
)
