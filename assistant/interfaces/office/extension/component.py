"""The extension as LibreOffice loads it: one service, started by the menu (`service:org.nigao.Office?check`) or by a macro."""

from __future__ import annotations

import json
from typing import Any

import unohelper  # type: ignore[import-not-found]
from com.sun.star.task import XJob, XJobExecutor  # type: ignore[import-not-found]

_NAME = "org.nigao.Office"


class Office(unohelper.Base, XJobExecutor, XJob):  # type: ignore[misc]
    """`trigger(act)` shows what comes of an act; `execute(NamedValues)` returns it as JSON and shows nothing."""

    def __init__(self, context: Any) -> None:
        self.context = context

    def trigger(self, act: str) -> None:
        from nigao_writer.job import from_menu  # type: ignore[import-not-found]

        from_menu(self.context, act)

    def execute(self, arguments: Any) -> str:
        from nigao_writer.job import from_macro

        return json.dumps(
            from_macro(self.context, {one.Name: one.Value for one in arguments}), ensure_ascii=False
        )


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816
g_ImplementationHelper.addImplementation(Office, _NAME, (_NAME,))
