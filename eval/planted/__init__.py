"""Planted errors as an evaluation of any checker of figures: right texts with one error each, and what is flagged.

`python -m eval.planted` prints the table by class. A checker is `nigao`, `regex`, or any program that reads a line of
JSON for each text and answers with one: see `eval/planted/checkers.py`.
"""
