"""Correct report sentences over generated fact sheets, one planted error of each class, and the score."""
