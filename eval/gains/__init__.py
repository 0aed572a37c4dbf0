"""What the parts of the program are worth: systems side by side, and each against the first, case by case."""

from eval.gains.paired import GAINED, Gain, gains

__all__ = ["GAINED", "Gain", "gains"]
