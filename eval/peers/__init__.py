"""Adapters to other programs, to measure them beside nigao. See README.md."""
