"""Pages as pictures: LibreOffice prints the docx, and pypdfium2 or pdftoppm draws the pages."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from assistant.documents.pdf import print_docx
from assistant.errors import MissingPartError, OutputError

_TIMEOUT = 120
_DRAWER = "pypdfium2"
DOTS = 110


def pages(document: bytes, dots: int = DOTS) -> list[bytes]:
    """The pages of a docx as PNG, in order; `dots` to the inch.

    Raises MissingPartError, naming the install, without LibreOffice or something that draws a PDF.
    """
    check()
    return drawn(print_docx(document), dots)


def check() -> None:
    """Raises what `pages` would raise, before anything is printed."""
    from assistant.documents.pdf import check as check_office

    check_office()
    if not _pdfium() and shutil.which("pdftoppm") is None:
        raise MissingPartError(
            "把页面画成图片需要 pypdfium2 或 pdftoppm：请安装（pip install pypdfium2，或 apt install poppler-utils）",
            "to draw pages install pypdfium2 (pip) or pdftoppm (apt install poppler-utils)",
        )


def drawn(pdf: bytes, dots: int = DOTS) -> list[bytes]:
    """The pages of a PDF as PNG."""
    return _by_pdfium(pdf, dots) if _pdfium() else _by_poppler(pdf, dots)


def _pdfium() -> bool:
    return all(find_spec(name) for name in (_DRAWER, "PIL"))


def _by_pdfium(pdf: bytes, dots: int) -> list[bytes]:
    made = []
    # Loaded by name where somebody has it: no part of ours, and one without types.
    document = import_module(_DRAWER).PdfDocument(pdf)
    try:
        for page in document:
            out = io.BytesIO()
            page.render(scale=dots / 72).to_pil().save(out, "PNG", optimize=True)
            page.close()
            made.append(out.getvalue())
    finally:
        document.close()
    return made


def _by_poppler(pdf: bytes, dots: int) -> list[bytes]:
    program = shutil.which("pdftoppm")
    assert program is not None
    with tempfile.TemporaryDirectory(prefix="nigao-") as name:
        folder = Path(name)
        (folder / "pages.pdf").write_bytes(pdf)
        command = [program, "-r", str(dots), "-png", str(folder / "pages.pdf"), str(folder / "page")]
        try:
            subprocess.run(command, capture_output=True, timeout=_TIMEOUT, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise OutputError(f"pdftoppm 没有画出页面：{error}", f"pdftoppm drew no page: {error}") from None
        found = sorted(folder.glob("page-*.png"), key=lambda file: int(re.sub(r"\D", "", file.stem)))
        return [file.read_bytes() for file in found]
