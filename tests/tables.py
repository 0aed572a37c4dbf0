"""Tables of cases under `tests/data`, read at the speed of C where PyYAML has it: thousands of them are read by every worker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def table(file: Path | str) -> Any:
    """What the YAML file, or the YAML text, holds."""
    text = file.read_text("utf-8") if isinstance(file, Path) else file
    return yaml.load(text, Loader=_LOADER)
