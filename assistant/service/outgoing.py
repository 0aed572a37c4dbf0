"""What may go to a model's endpoint: no brief and no document that is classified, unless the operator allows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assistant.brief import Brief
from assistant.errors import DocumentError, InputError
from assistant.settings import Settings, settings
from assistant.writers.models import choose, chosen
from assistant.writers.writer import Writer

# What these write stays here: the composer asks nobody, a script is a file, a GGUF file is run by this machine.
STAYS_HERE = ("composer", "local", "scripted")


def _refused(what: str) -> tuple[str, str]:
    return (
        "涉密材料不交给模型服务；可用 --model composer 或本机模型，确经批准的设 NIGAO_CLASSIFIED_TO_MODELS=true",
        f"a classified {what} is not sent to an endpoint; use --model composer or a local model, or set"
        " NIGAO_CLASSIFIED_TO_MODELS=true where that was approved",
    )


def writer_for(brief: Brief, model: str = "", config: Settings | None = None) -> Writer:
    """`choose`, for this brief. Raises InputError as `may_leave` does, and what `choose` raises."""
    config = config or settings()
    may_leave(brief, model, config)
    return choose(model, config)


def may_leave(brief: Brief, model: str = "", config: Settings | None = None) -> None:
    """Raises InputError when the brief bears 密级 (GB/T 9704-2012, 7.2.2) and the model is on an endpoint.

    An endpoint on the intranet is one too: which network may carry what is the operator's to say, by
    NIGAO_CLASSIFIED_TO_MODELS.
    """
    if _leaves(model, config or settings()) and (mark := classification(brief)):
        raise InputError(*_refused("brief"), found=mark)


def documents_may_leave(files: Iterable[Path], model: str = "", config: Settings | None = None) -> None:
    """The same for documents whose sentences a model is to see. Raises DocumentError for the first that bears a mark."""
    from assistant.documents.incoming_marks import suspicions

    if not _leaves(model, config or settings()):
        return
    for file in files:
        mark = next((one.text for one in suspicions(file) if one.kind == "classified"), "")
        if mark:
            raise DocumentError(*_refused("document"), file=file, found=mark)


def _leaves(model: str, config: Settings) -> bool:
    """Whether what this model is shown leaves this machine, and nobody allowed that for what is classified."""
    return not config.classified_to_models and chosen(model, config).name.partition(":")[0] not in STAYS_HERE


def classification(brief: Brief) -> str:
    """The mark that the brief gives or its words bear (机密★1年); empty: none."""
    from assistant.documents.incoming_marks import classified_mark

    return (
        brief.classification or brief.outline.marked or classified_mark(_words(brief.model_dump(mode="json")))
    )


def _words(value: Any) -> Iterator[str]:
    """Every text of a brief as data, a line at a time."""
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, dict):
        for one in value.values():
            yield from _words(one)
    elif isinstance(value, list):
        for one in value:
            yield from _words(one)
