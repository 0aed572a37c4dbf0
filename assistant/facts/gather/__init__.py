"""Departments send prose, not sheets: every figure in it becomes a candidate fact for a person to confirm."""

from assistant.facts.gather.find import Namer, candidates_in
from assistant.facts.gather.merge import Candidate, Cluster, merged
from assistant.facts.gather.passage import Found, Passage

__all__ = ["Candidate", "Cluster", "Found", "Namer", "Passage", "candidates_in", "merged"]
