"""Does this figure print this fact? `states` compares a number in a text with what a fact comes to."""

from assistant.facts.match.states import Match, bare, states, states_but_for_direction
from assistant.facts.match.units import exchange

__all__ = ["Match", "bare", "exchange", "states", "states_but_for_direction"]
