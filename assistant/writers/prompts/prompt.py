"""One prompt: a Jinja file with a header that says what it is for and which variables it takes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import jinja2.meta
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import InputError, nearest
from assistant.language import Language
from assistant.settings import prompts_folder

# Which version of each prompt is in use. A released version is not edited; the next one is added.
CURRENT = {
    "report": 1,
    "example": 1,
    "requirements": 2,
    "section": 1,
    "opening": 1,
    "summary": 1,
    "plan": 1,
    "revise": 1,
    "polishing": 2,
    "polished": 2,
    "polish": 1,
    "continue": 1,
    "talk": 1,
    "labels": 1,
}
_HEADER = re.compile(r"\s*\{#\n(.*?)#\}\n", re.S)
# No autoescape: the answer is plain text, and `&amp;` in a label would come back in the report.
_JINJA = jinja2.Environment(undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    version: int
    language: Language
    purpose: str
    variables: dict[str, str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt with its origin; `hash` is the SHA-256 of the file, for the record of a draft."""

    name: str
    language: Language
    version: int
    hash: str
    purpose: str = field(repr=False)
    variables: frozenset[str] = field(repr=False)
    template: jinja2.Template = field(repr=False, compare=False)

    def render(self, **values: Any) -> str:
        """The text. Raises InputError unless exactly the declared variables are given."""
        if values.keys() != self.variables:
            wrong = ", ".join(sorted(values.keys() ^ self.variables))
            raise InputError(
                f"提示词“{self.name}”的变量不符：{wrong}", f"prompt {self.name}: wrong variables {wrong}"
            )
        try:
            return self.template.render(**values).strip()
        except jinja2.UndefinedError as error:
            raise InputError(
                f"提示词“{self.name}”里有未定义的变量", f"prompt {self.name}: {error.message}"
            ) from None

    def record(self) -> dict[str, str | int]:
        """What a saved draft keeps of it."""
        return {"name": self.name, "language": self.language, "version": self.version, "hash": self.hash}


@cache
def load_prompt(name: str, language: Language) -> Prompt:
    """The version of a prompt that is in use."""
    return read_prompt(prompts_folder() / f"{name}.{language}.v{CURRENT[name]}.jinja")


def read_prompt(path: Path) -> Prompt:
    """The prompt of a file.

    Raises InputError that names file, place, found and expected when the header is missing or
    has an unknown key, or when the text uses other variables than it declares.
    """
    try:
        text = path.read_text(encoding="utf-8")
        header, body = _parts(text, path)
        used = jinja2.meta.find_undeclared_variables(_JINJA.parse(body))
        template = _JINJA.from_string(body)
    except (OSError, UnicodeDecodeError, jinja2.TemplateSyntaxError) as error:
        raise InputError("提示词读不出来", "the prompt cannot be read", file=path, found=error) from None
    if used != header.variables.keys():
        raise InputError(
            "提示词用到的变量与声明不一致",
            "the prompt uses other variables than it declares",
            file=path,
            place="variables",
            found=", ".join(sorted(used)),
            expected=", ".join(header.variables),
        )
    digest = hashlib.sha256(text.encode()).hexdigest()
    variables = frozenset(header.variables)
    return Prompt(header.name, header.language, header.version, digest, header.purpose, variables, template)


def _parts(text: str, path: Path) -> tuple[_Header, str]:
    """The header and the template below it."""
    match = _HEADER.match(text)
    if not match:
        raise InputError(
            "提示词没有说明头", "the prompt has no header", file=path, expected="{# name: … version: … #}"
        )
    try:
        return _Header.model_validate(yaml.safe_load(match[1])), text[match.end() :]
    except yaml.YAMLError as error:
        raise InputError("提示词的说明头读不懂", "the header is no YAML", file=path, found=error) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        near = nearest(key, _Header.model_fields) or list(_Header.model_fields)
        raise InputError(
            "提示词的说明头不合格式",
            f"the header cannot be used: {first['msg']}",
            file=path,
            place=key,
            expected=", ".join(near),
        ) from None
