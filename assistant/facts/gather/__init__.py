"""Departments send prose, not sheets: every figure in it becomes a candidate fact for a person to confirm."""

from assistant.facts.gather.find import Namer, Passage, candidates_in
from assistant.facts.gather.merge import Candidate, Cluster, merged

__all__ = ["Candidate", "Cluster", "Namer", "Passage", "candidates_in", "merged"]
