"""PDF, printed by LibreOffice from the docx, so that both show the same page."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from assistant.documents.fonts import STAND_INS, chain
from assistant.documents.last_page import decided, is_odd, is_open
from assistant.documents.office_profile import furnish
from assistant.documents.word import to_bytes as docx
from assistant.documents.word.template import Template
from assistant.errors import MissingPartError, OutputError
from assistant.report.model import Report
from assistant.settings import settings

TIMEOUT = 120.0
_SYSTEM_FONTS = "/etc/fonts/fonts.conf"


def check() -> None:
    """Raises MissingPartError, naming the install, where there is no LibreOffice."""
    _office()


def to_bytes(report: Report, template: Template | None = None) -> bytes:
    """The report as PDF. Raises MissingPartError without LibreOffice, OutputError when it gives none in time."""
    made = print_docx(docx(report, "none", template))
    if is_open(report) and is_odd(made):
        made = print_docx(docx(decided(report, even=True), "none", template))
    return made


def print_docx(document: bytes, timeout: float = TIMEOUT) -> bytes:
    """Any docx as PDF. The office runs in a profile of its own, beside one that the user may have open."""
    office = _office()
    with tempfile.TemporaryDirectory(prefix="nigao-") as name:
        folder = Path(name)
        source = folder / "report.docx"
        source.write_bytes(document)
        fonts = folder / "fonts.conf"
        fonts.write_text(font_settings(), encoding="utf-8")
        profile = folder / "profile"
        furnish(profile, source)
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", name, str(source)]
        # svp draws without a screen, whatever desktop the user's session names.
        said = _run(
            command, {**os.environ, "FONTCONFIG_FILE": str(fonts), "SAL_USE_VCLPLUGIN": "svp"}, timeout
        )
        made = source.with_suffix(".pdf")
        if not made.is_file():
            raise OutputError(f"LibreOffice 没有生成 PDF：{said}", f"LibreOffice made no PDF: {said}")
        return made.read_bytes()


def font_settings() -> str:
    """A fontconfig file: that of the system, and the stand-ins behind each font that may be missing."""
    system = os.environ.get("FONTCONFIG_FILE", _SYSTEM_FONTS)
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
        "<fontconfig>",
        f'<include ignore_missing="yes">{escape(system)}</include>',
    ]
    for font in {**STAND_INS, **settings().fonts}:
        accepted = "".join(f"<family>{escape(other)}</family>" for other in chain(font))
        lines.append(
            f'<alias binding="same"><family>{escape(font)}</family><accept>{accepted}</accept></alias>'
        )
    return "\n".join([*lines, "</fontconfig>", ""])


def _office() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise MissingPartError(
            "生成 PDF 需要 LibreOffice：请安装（如 apt install libreoffice-writer），或改用 .docx",
            "PDF needs LibreOffice: install it (apt install libreoffice-writer), or write .docx",
        )
    return found


def _run(command: list[str], environment: dict[str, str], timeout: float) -> str:
    """Runs the office and gives back its last words. Out of time, it and what it started are ended."""
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        said, _ = process.communicate(timeout=timeout)
    except BaseException as error:
        # The session is our own: its id is that of the process, and no other program is in it.
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.communicate()
        if isinstance(error, subprocess.TimeoutExpired):
            raise OutputError(
                f"LibreOffice 超过 {timeout:g} 秒没有完成", f"LibreOffice did not finish in {timeout:g} s"
            ) from None
        raise
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else f"exit {process.returncode}"
