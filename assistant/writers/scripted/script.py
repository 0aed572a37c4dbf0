"""A script: what the scripted model answers, by section or in order.

    sections:                      # per section id, `opening` among them; each a queue
      "1.1": [第一次的回答, 修改后的回答]
      "2": {fault: timeout}
    revisions:                     # the same, for what a person or a check asks to be written anew
      "1.1": 修改后的回答
    answers: [按调用次序的回答, …]     # for calls that no section answers
    default: {obey: true}          # when the queues are empty

An answer is a text, or a mapping: `text`, `finish` (stop, length), `delay` in seconds,
`input_tokens`, `output_tokens`; or `fault`; or `obey: true`, a plain text that holds what the
task requires.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from assistant.errors import InputError, nearest

Fault = Literal[
    "timeout",
    "unreachable",
    "drop",
    "refused",
    "empty",
    "malformed",
    "400",
    "401",
    "402",
    "403",
    "404",
    "429",
    "500",
]


class Line(BaseModel):
    """One answer of the script."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    text: str | None = Field(None, description="the raw answer")
    fault: Fault | None = Field(None, description="what goes wrong instead")
    obey: bool = Field(False, description="a plain text that holds what the task requires")
    finish: str = Field("stop", description="why the answer ended; length asks for more")
    delay: float = Field(0.0, ge=0, le=600, description="seconds before the answer")
    input_tokens: int | None = Field(None, ge=0, description="default: estimated from what is sent")
    output_tokens: int | None = Field(None, ge=0, description="default: estimated from the answer")

    @model_validator(mode="before")
    @classmethod
    def _text_alone(cls, data: Any) -> Any:
        return {"text": str(data)} if isinstance(data, str | int | float) else data

    @model_validator(mode="after")
    def _says_one_thing(self) -> Line:
        if (self.text is not None) + (self.fault is not None) + self.obey != 1:
            raise ValueError("exactly one of text, fault, obey")
        return self


class Script(BaseModel):
    """All answers of a scripted model."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answers: tuple[Line, ...] = Field((), description="in the order of the calls")
    sections: dict[str, tuple[Line, ...]] = Field(default_factory=dict, description="by section id")
    revisions: dict[str, tuple[Line, ...]] = Field(
        default_factory=dict, description="by section id, for revising"
    )
    default: Line | None = Field(None, description="when nothing else is left")

    @field_validator("answers", mode="before")
    @classmethod
    def _one_is_a_list(cls, value: Any) -> Any:
        return value if isinstance(value, list | tuple) else [value]

    @field_validator("sections", "revisions", mode="before")
    @classmethod
    def _each_is_a_list(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {str(key): line if isinstance(line, list | tuple) else [line] for key, line in value.items()}


def read_script(path: str | Path) -> Script:
    """The script of a YAML or JSON file. Raises InputError with file, place, found and expected."""
    path = Path(path)
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError("脚本读不出来", "the script cannot be read", file=path, found=reason) from None
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise InputError("脚本不是 YAML", "the script is no YAML", file=path, found=error) from None
    if not isinstance(data, dict):
        raise InputError(
            "脚本里没有回答", "the script has no answers", file=path, expected=" / ".join(Script.model_fields)
        )
    try:
        return Script.model_validate(data)
    except ValidationError as error:
        raise _wrong(error, path) from None


def _wrong(error: ValidationError, path: Path) -> InputError:
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    expected, found = str(first["msg"]), first["input"]
    if first["type"] == "extra_forbidden":
        found = first["loc"][-1]
        keys = Script.model_fields if len(first["loc"]) == 1 else Line.model_fields
        expected = " / ".join(nearest(str(found), keys) or keys)
    return InputError(
        "脚本不合格式", "the script cannot be used", file=path, place=place, found=found, expected=expected
    )
