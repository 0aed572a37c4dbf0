"""A table or chart that the outline asks for: its form, and the facts that it shows."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Form = Literal["table", "bar", "line"]
_NAMES: dict[str, Form] = {
    "table": "table",
    "表": "table",
    "表格": "table",
    "bar": "bar",
    "柱状图": "bar",
    "条形图": "bar",
    "line": "line",
    "折线图": "line",
    "趋势图": "line",
}


class Figure(BaseModel):
    """`figure: table`, or `figure: {form: bar, of: [隐患数], title: …}`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Form = Field("table", description="table, bar or line; in Chinese 表格, 柱状图, 折线图")
    of: tuple[str, ...] = Field((), description="ids or formulas to show; empty: the facts of the section")
    title: str = Field("", description="the caption without its number; empty: made of the labels")

    @model_validator(mode="before")
    @classmethod
    def _one_word(cls, value: Any) -> Any:
        return {"form": value} if isinstance(value, str) else value

    @field_validator("form", mode="before")
    @classmethod
    def _known(cls, value: Any) -> Any:
        return _NAMES.get(str(value).strip().lower(), value)

    @field_validator("of", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value

    @field_validator("title", mode="before")
    @classmethod
    def _one_line(cls, value: Any) -> Any:
        return " ".join(str(value).split()) if isinstance(value, str | int) else value
