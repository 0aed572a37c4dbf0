"""How likely a figure is to be had from some facts by chance.

A calculation that no word announces speaks for a figure only where it would hardly come to it by accident: the fewer digits the
figure has, the fewer calculations may be tried. Results are taken to be spread evenly over orders of magnitude (as leading
digits are, after S. Newcomb and F. Benford): over two for rates, which lie between 1 and 100, and over four for amounts.
"""

from __future__ import annotations

from decimal import Decimal

from assistant.facts.match.precision import step_of
from assistant.figures import Figure

MOST = Decimal("0.02")  # the chance of an accident that one figure may run in all
_RATES, _AMOUNTS = Decimal("4.6"), Decimal("9.2")  # the logarithms of 100 and of 10,000
_RATE_KINDS = frozenset(["percent", "percentage_point", "ratio", "multiple"])
_EXACT_SHARES = Decimal("0.01")  # a fraction said in words (three quarters) is rounded to a per cent or so


def chance_of(figure: Figure) -> Decimal:
    """The chance that one calculation comes to the figure by accident, between 0 and 1."""
    try:
        size = abs(Decimal(figure.value))
    except ArithmeticError:
        return Decimal(1)
    if not size:
        return Decimal(1)
    step = step_of(figure)
    if figure.kind == "ratio" and not any(c.isdigit() for c in figure.text):
        step = _EXACT_SHARES
    if figure.approx:
        step *= 10  # about, nearly, over: what lies near it is stated too
    spread = _RATES if figure.kind in _RATE_KINDS else _AMOUNTS
    return min(step / size / spread, Decimal(1))


def most_tries(figure: Figure) -> int:
    """How many calculations may be tried before an accident is likelier than `MOST`."""
    return int(MOST / chance_of(figure))
