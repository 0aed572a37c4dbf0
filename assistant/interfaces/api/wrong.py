"""What is wrong with a request, in the caller's language: pydantic says it in English alone."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from assistant.language import Language

# By the type of pydantic's error; what stands in braces is of its context.
_ZH = {
    "missing": "缺少这一项",
    "extra_forbidden": "没有这一项",
    "json_invalid": "不是规范的 JSON：{error}",
    "string_type": "应为文字",
    "string_too_short": "至少 {min_length} 字",
    "string_too_long": "至多 {max_length} 字",
    "string_pattern_mismatch": "应符合 {pattern}",
    "string_unicode": "不是规范的 Unicode 文字",
    "literal_error": "应为 {expected}",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "greater_than_equal": "应不小于 {ge}",
    "less_than_equal": "应不大于 {le}",
    "dict_type": "应为一个对象",
    "model_type": "应为一个对象",
    "model_attributes_type": "应为一个对象",
    "list_type": "应为一个列表",
    "too_short": "至少 {min_length} 项，现有 {actual_length} 项",
    "too_long": "至多 {max_length} 项",
    "recursion_loop": "嵌套太深",
}
_NOT_JSON = {"zh": "请求体应为 JSON，Content-Type 为 application/json",
             "en": "the body should be JSON, Content-Type application/json"}  # fmt: skip


def is_json(content_type: str) -> bool:
    """Whether a body of that type is JSON."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))


def told(error: Mapping[str, Any], language: Language, *, sent_json: bool) -> dict[str, str]:
    """Where and what, of one of pydantic's errors; `sent_json`: whether the request said that its body is JSON."""
    place, words = ".".join(map(str, error["loc"])), str(error["msg"])
    if place == "body" and not sent_json and error["type"] != "missing":
        return {"place": place, "message": _NOT_JSON[language]}
    if language == "zh" and error["type"] in _ZH:
        with suppress(KeyError):  # a kind of error may come without its context: then the English has to do
            words = _ZH[error["type"]].format(**error.get("ctx") or {})
    return {"place": place, "message": words.removeprefix("Value error, ")}
