"""Numbers in text: what they say, in Chinese and English. Pure functions that know no facts."""

from assistant.figures.around import approx_bound
from assistant.figures.find import find_figures
from assistant.figures.model import Figure, Found, Kind, NonFigure, Placeholder
from assistant.figures.numerals import parse_number, to_chinese
from assistant.figures.quantity import Quantity, kind_of_unit, parse_quantity, split_unit

__all__ = [
    "Figure",
    "Found",
    "Kind",
    "NonFigure",
    "Placeholder",
    "Quantity",
    "approx_bound",
    "find_figures",
    "kind_of_unit",
    "parse_number",
    "parse_quantity",
    "split_unit",
    "to_chinese",
]
