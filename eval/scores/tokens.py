"""Tokens of one report, in and out, as the server counts them."""

from __future__ import annotations

from eval.sample import Mark, Sample, Score


def judge(sample: Sample) -> Mark:
    """Their sum; None where there were calls and the server counted nothing."""
    usage = sample.report.usage
    tokens = usage.input_tokens + usage.output_tokens
    return Mark(None if usage.calls and not tokens else tokens)


SCORE = Score("tokens", version=1, unit="tokens", better="lower", judge=judge)
