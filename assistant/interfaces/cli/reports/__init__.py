"""`nigao reports`: what is kept, version by version."""

from __future__ import annotations

from assistant.interfaces.cli.reports import looking, moving, restoring
from assistant.interfaces.cli.reports.app import HELP, app

__all__ = ["HELP", "app", "looking", "moving", "restoring"]
