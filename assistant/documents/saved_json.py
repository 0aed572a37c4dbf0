"""The saved draft as a file: JSON in UTF-8, for people to look into and for us to read back."""

from __future__ import annotations

import json
from pathlib import Path

from assistant.documents.source import read_bytes
from assistant.errors import DocumentError
from assistant.report.model import Report
from assistant.report.saved import from_json, to_json


def to_bytes(report: Report) -> bytes:
    """The report as `to_json` has it, indented by two."""
    text = json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n"
    # A lone surrogate has no UTF-8; its backslash form is JSON's own and reads back to the same.
    return text.encode("utf-8", "backslashreplace")


def read(path: Path) -> Report:
    """The report in a file. Raises DocumentError that says what the file is not."""
    try:
        data = json.loads(read_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise DocumentError("不是 UTF-8 编码的 JSON", "not JSON in UTF-8", file=path) from None
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise DocumentError("不是 JSON", f"not JSON: {error.msg}", file=path, place=place) from None
    except RecursionError:
        raise DocumentError("JSON 嵌套过深", "the JSON is nested too deeply", file=path) from None
    if not isinstance(data, dict):
        raise DocumentError("不是 nigao 保存的报告", "not a report saved by nigao", file=path)
    return from_json(data, file=path)
