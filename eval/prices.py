"""What drafts cost: prices of models by name, from the file that `NIGAO_PRICES` names.

    currency: CNY
    models:                                       # for a million tokens, sent and answered
      openai:qwen-plus: {input: 0.8, output: 2}
      local:*: {input: 0, output: 0}              # * stands for anything; the first that fits counts

Where no name fits, `NIGAO_PRICE_INPUT` and `NIGAO_PRICE_OUTPUT` hold for every model. A cost is worked out when results
are shown, never kept with them: another price makes no result stale.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import InputError
from assistant.report.findings import Usage
from assistant.settings import Settings
from eval.names import model_of
from eval.record import Record
from eval.sample import Mark, Score

_PER = Decimal(1_000_000)
COST = Score("cost", version=1, unit="", better="lower", judge=lambda sample: Mark(None))


class Price(BaseModel):
    """Of one model, for a million tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Decimal = Field(Decimal(0), ge=0, description="tokens that are sent")
    output: Decimal = Field(Decimal(0), ge=0, description="tokens that are answered")

    def of(self, usage: Usage) -> Decimal:
        """What so many tokens cost."""
        return (usage.input_tokens * self.input + usage.output_tokens * self.output) / _PER


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    currency: str = ""
    models: dict[str, Price]


@dataclass(frozen=True, slots=True)
class Prices:
    """`models` by name or pattern, in their order; `other` for every other model, None where nobody said."""

    models: tuple[tuple[str, Price], ...] = ()
    other: Price | None = None
    currency: str = ""

    @classmethod
    def of(cls, config: Settings) -> Prices:
        """Those of the settings. Raises InputError for a file that cannot be read."""
        other = None
        if config.price_input or config.price_output:
            other = Price(input=Decimal(str(config.price_input)), output=Decimal(str(config.price_output)))
        if not config.prices:
            return cls(other=other)
        found = _read(config.prices)
        return cls(tuple(found.models.items()), other, found.currency)

    def cost(self, system: str, usage: Usage) -> Decimal | None:
        """What a draft cost; nothing without a call, None where no price is known."""
        if not usage.calls:
            return Decimal(0)
        model = model_of(system)
        fitting = (price for name, price in self.models if name == model or fnmatchcase(model, name))
        price = next(fitting, self.other)
        return price.of(usage) if price else None

    def total(self, records: Iterable[Record]) -> Decimal | None:
        """Of many drafts; None where that of one is not known."""
        costs = [self.cost(record.model, record.usage) for record in records]
        known = [cost for cost in costs if cost is not None]
        return sum(known, Decimal(0)) if len(known) == len(costs) and self.any else None

    @property
    def any(self) -> bool:
        return bool(self.models or self.other)

    def put(self, records: Iterable[Record]) -> list[Record]:
        """The records, each with the mark of its cost where that is known."""
        if not self.any:
            return list(records)
        return [self._with_cost(record) for record in records]

    def _with_cost(self, record: Record) -> Record:
        cost = None if record.failed else self.cost(record.model, record.usage)
        mark = Mark(None if cost is None else float(cost))
        return replace(record, marks={**record.marks, COST.name: mark})


def _read(file: Path) -> _File:
    try:
        return _File.model_validate(yaml.safe_load(file.read_text("utf-8-sig")))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError("价格表读不出来", "the prices cannot be read", file=file, found=reason) from None
    except (UnicodeDecodeError, yaml.YAMLError):
        raise InputError("价格表不是 YAML", "the prices are no YAML", file=file) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(
            "价格表不合格式",
            "the prices cannot be used",
            file=file,
            place=place,
            found=first["input"],
            expected=str(first["msg"]),
        ) from None
