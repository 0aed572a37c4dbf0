"""A body that is looked at and passed on as it came: who does the work reads it, and nobody on the way builds anything of it."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

from assistant.interfaces.api.answers import header
from assistant.interfaces.api.wrong import is_json


def takes(model: type[BaseModel]) -> dict[str, Any]:
    """What the description says of such a body."""
    content = {"application/json": {"schema": model.model_json_schema()}}
    return {"requestBody": {"required": True, "content": content}}


async def sent(request: Request, model: type[BaseModel]) -> bytes:
    """The body, JSON as the model describes it. Raises RequestValidationError."""
    body = await request.body()
    if not body:
        raise _refused([{"type": "missing", "loc": (), "msg": "Field required"}])
    if not is_json(header(request.scope, b"content-type")):
        raise _refused([{"type": "media_type", "loc": (), "msg": ""}])
    try:
        model.model_validate_json(body)
    except ValidationError as error:
        raise _refused(error.errors(include_url=False, include_input=False)) from None
    return body


def _refused(errors: Any) -> RequestValidationError:
    return RequestValidationError([{**error, "loc": ("body", *error["loc"])} for error in errors])
