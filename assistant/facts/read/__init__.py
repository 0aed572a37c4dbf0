"""Reading facts: one file for each format, one door for all of them."""

from assistant.facts.read.files import FACT_SUFFIXES, read_fact_files, read_facts
from assistant.facts.read.tree import read_tree

__all__ = ["FACT_SUFFIXES", "read_fact_files", "read_facts", "read_tree"]
