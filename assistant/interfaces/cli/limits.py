"""Options that bound what a draft may cost, and what it would cost told beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.screen import out, out_json, told

if TYPE_CHECKING:
    from assistant.brief import Brief

MaxCalls = Annotated[
    int | None,
    typer.Option("--max-calls", min=1, metavar="N", help=told("最多调用模型几次", "most calls of the model")),
]
MaxTokens = Annotated[
    int | None,
    typer.Option(
        "--max-tokens", min=1, metavar="N", help=told("最多用多少词元（收发合计）", "most tokens, in and out")
    ),
]
MaxSeconds = Annotated[
    float | None,
    typer.Option("--max-seconds", min=0.1, metavar="S", help=told("最多用多少秒", "most seconds")),
]
MaxCost = Annotated[
    float | None,
    typer.Option(
        "--max-cost",
        min=0.0001,
        metavar="C",
        help=told(
            "最多花多少钱，价格见 NIGAO_PRICE_INPUT 和 NIGAO_PRICE_OUTPUT",
            "most money; prices by NIGAO_PRICE_INPUT and NIGAO_PRICE_OUTPUT",
        ),
    ),
]
EstimateOnly = Annotated[
    bool,
    typer.Option(
        "--estimate", help=told("只估算调用次数和词元，不调用模型", "tell calls and tokens, and call nothing")
    ),
]


def given(
    calls: int | None, tokens: int | None, seconds: float | None, cost: float | None
) -> dict[str, float]:
    """The limits that were asked for, as settings."""
    asked = {"max_calls": calls, "max_tokens": tokens, "max_seconds": seconds, "max_cost": cost}
    return {name: value for name, value in asked.items() if value is not None}


def show_estimate(brief: Brief, *, model: str = "", as_json: bool) -> None:
    """Calls, tokens and, where prices are set, cost: when every section holds at once, and at most."""
    from dataclasses import asdict

    from assistant.drafting.estimate import estimate
    from assistant.settings import settings
    from assistant.writers.chat_model.limits import Limits
    from assistant.writers.models import chosen

    config = settings()
    local = chosen(model, config).name.startswith("local:")
    polishes = config.way == "polish" or (config.way == "auto" and local)
    found = estimate(brief, rounds=config.rounds, first="polish" if polishes else "write")
    limits = Limits.of(config)
    least = limits.price(found.input_tokens, found.output_tokens)
    most = limits.price(found.most_input_tokens, found.most_output_tokens)
    if as_json:
        out_json({**asdict(found), "cost": least, "most_cost": most})
        return
    out(
        told(
            f"调用 {found.calls}～{found.most_calls} 次；输入约 {found.input_tokens}～{found.most_input_tokens} 词元，"
            f"其中各次相同的占 {found.shared:.0%}；输出约 {found.output_tokens}～{found.most_output_tokens} 词元",
            f"{found.calls} to {found.most_calls} calls; about {found.input_tokens} to {found.most_input_tokens} tokens"
            f" in, {found.shared:.0%} of them the same in every call;"
            f" {found.output_tokens} to {found.most_output_tokens} out",
        )
    )
    if most:
        out(told(f"费用约 {least:.4f}～{most:.4f}", f"cost: about {least:.4f} to {most:.4f}"))
