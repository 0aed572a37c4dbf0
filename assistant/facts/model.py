"""A fact, as a clerk keeps it: one value with its label, unit, entity, period and source."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assistant.errors import FactsError, nearest
from assistant.facts.arithmetic import plain
from assistant.facts.written import read_as_written
from assistant.figures import Quantity, split_unit


class Fact(BaseModel):
    """One fact. Of value, formula and text at most one is given; none of them is a gap to fill."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(description="its name in slots and formulas; the label when none is given")
    label: str = Field("", description="what it measures, in words")
    value: Decimal | None = Field(None, description="the number as written, in `unit` (7030.5 of 万元)")
    value_high: Decimal | None = Field(None, description="upper end of a range, in `unit`")
    unit: str = Field("", description="unit as written: 万元, 人次, %")
    entity: str = Field("", description="whose value it is")
    period: str = Field("", description="the time it holds for")
    source: str = Field("", description="where it comes from, for the person who checks")
    formula: str = Field("", description="how it follows from other facts")
    text: str = Field("", description="the words of a fact that is no number")
    approx: str = Field("", description="约 近 余 超 以上 …: how the value is hedged")
    digits: int | None = Field(None, ge=0, le=12, description="decimal places to print")
    sensitive: bool = Field(False, description="the value never goes to a model")
    note: str = Field("", description="a remark; never printed")

    @model_validator(mode="before")
    @classmethod
    def _as_people_write(cls, data: Any) -> Any:
        return read_as_written(data) if isinstance(data, dict) else data

    @property
    def name(self) -> str:
        """The label, or the id where there is none."""
        return self.label or self.id

    @property
    def gap(self) -> bool:
        """Nothing is known yet: no value, no formula, no words."""
        return self.value is None and not self.formula and not self.text

    @property
    def quantity(self) -> Quantity | None:
        """The value in its canonical unit: 7030.5 of 万元 is 70305000 of 元. None without a value."""
        if self.value is None:
            return None
        scale, unit = split_unit(self.unit)
        high = None if self.value_high is None else self.value_high * scale
        return Quantity(self.value * scale, high, unit, self.approx)

    def as_written(self) -> dict[str, Any]:
        """The fact as a mapping of a facts file; empty keys are left out. Reads back to the same fact."""
        data = self.model_dump(exclude_defaults=True, exclude={"value", "value_high"})
        if self.value is not None:
            low = plain(self.value)
            data["value"] = low if self.value_high is None else f"{low}—{plain(self.value_high)}"
        return data


def make_fact(data: dict[str, Any], *, file: object = None, place: Any = None) -> Fact:
    """A fact from a mapping of a facts file. Raises FactsError that names file, place, found, expected."""
    unknown = [key for key in data if key not in Fact.model_fields]
    if unknown:
        near = "、".join(nearest(str(unknown[0]), Fact.model_fields)) or "、".join(Fact.model_fields)
        raise FactsError(
            "有不认识的键", "unknown key", file=file, place=place, found=unknown[0], expected=near
        )
    try:
        return Fact.model_validate(data)
    except FactsError as error:
        raise error.at(file=file, place=place) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"]) or "?"
        raise FactsError(
            f"“{key}”的内容不合要求",
            f"`{key}` cannot be used: {first['msg']}",
            file=file,
            place=place,
            found=first["input"],
        ) from None
