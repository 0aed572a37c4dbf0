"""Better names for gathered figures, by the model where one is set; every answer is checked against its sentence."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.brief import Brief, Task
from assistant.errors import AnswerError
from assistant.facts.gather import Cluster
from assistant.facts.sheet import FactSheet
from assistant.figures import find_figures
from assistant.language import Language
from assistant.outline.model import Passage, make_outline
from assistant.settings import settings
from assistant.writers.models import choose

if TYPE_CHECKING:
    from assistant.writers.chat_model.seam import ChatModel, Reply

_AT_ONCE = 20  # figures in one request
_ANSWER = re.compile(r"^\s*(\d+)\s*[:：.．、)）]\s*[\"“「]?(.+?)[\"”」]?[。.]?\s*$", re.MULTILINE)
_DIGITS = re.compile(
    r"[\d０-９]+(?:[.,，．][\d０-９]+)*"
    r"|[一二三四五六七八九十百千万亿两零〇]+(?=[余多]?[期次个名人家处件项起户批场条座所份台套吨亩天元])"
)
# Words that a name may have beyond its sentence: what a table adds to say how a thing is counted.
_COUNTING = "数率量额比例人次总金"
_LONGEST = {"zh": 20, "en": 80}


def named_by_model(
    clusters: Sequence[Cluster], model: str = "", language: Language = "zh"
) -> tuple[Cluster, ...]:
    """The clusters with the model's names where those are sound, else with their own; as they are for the composer.

    No number leaves: what is asked about, and every other figure and digit of the sentence, is covered. Raises
    EndpointError when the endpoint cannot be reached, InputError for an unknown model.
    """
    writer = choose(model, settings())
    chat: ChatModel | None = getattr(writer, "model", None)
    # What stands in a table is named by its row and column already.
    prose = [cluster for cluster in clusters if "\t" not in cluster.candidates[0].places[0].passage.text]
    if chat is None or not prose:
        return tuple(clusters)
    named = dict(zip(map(id, prose), asyncio.run(_named(chat, prose, language)), strict=True))
    return tuple(named.get(id(cluster), cluster) for cluster in clusters)


async def _named(chat: ChatModel, clusters: Sequence[Cluster], language: Language) -> tuple[Cluster, ...]:
    found: list[Cluster] = []
    try:
        for start in range(0, len(clusters), _AT_ONCE):
            some = clusters[start : start + _AT_ONCE]
            sentences = [_covered(cluster, language) for cluster in some]
            try:
                reply = await _ask(chat, some, sentences, language)
            except AnswerError:
                found += some
                continue
            names = {int(number): name.strip() for number, name in _ANSWER.findall(reply.text)}
            found += [
                _with_name(cluster, sentence, number, names, language)
                for number, (cluster, sentence) in enumerate(zip(some, sentences, strict=True), 1)
            ]
    finally:
        await chat.close()
    return tuple(found)


async def _ask(
    chat: ChatModel, clusters: Sequence[Cluster], sentences: Sequence[str], language: Language
) -> Reply:
    from assistant.writers.chat_model.seam import Message, Request
    from assistant.writers.prompts import load_prompt

    places = [
        {"number": number, "sentence": sentence, "label": _DIGITS.sub("□", cluster.label)}
        for number, (cluster, sentence) in enumerate(zip(clusters, sentences, strict=True), 1)
    ]
    told = load_prompt("labels", language).render(places=places)
    nothing = Brief(
        title="", facts=FactSheet.of([]), outline=make_outline([{"heading": "-"}]), language=language
    )
    task = Task("labels", nothing, Passage())
    return await chat.answer(Request((Message("user", told),), "label", task))


def _covered(cluster: Cluster, language: Language) -> str:
    """The sentence of the figure with 〔?〕 in its place and □ for every other number."""
    place = cluster.candidates[0].places[0]
    sentence, covered, at = place.sentence, "", 0
    for figure in find_figures(sentence, language).figures:
        covered += sentence[at : figure.start] + ("〔?〕" if figure.start == place.start else "□")
        at = figure.end
    return _DIGITS.sub("□", covered + sentence[at:])


def _with_name(
    cluster: Cluster, sentence: str, number: int, names: Mapping[int, str], language: Language
) -> Cluster:
    name = names.get(number, "")
    return replace(cluster, label=name) if _sound(name, sentence, cluster.label, language) else cluster


def _sound(name: str, sentence: str, label: str, language: Language) -> bool:
    """Whether a name is short, without a number, and made of words that the sentence has."""
    if not 2 <= len(name) <= _LONGEST[language] or _DIGITS.search(name) or "□" in name or "〔" in name:
        return False
    if find_figures(name, language).figures:
        return False
    known = (sentence + label).lower()
    if language == "en":
        return all(word in known for word in re.findall(r"[a-z]+", name.lower()))
    return set(name) <= set(known) | set(_COUNTING) and any(
        name[i : i + 2] in known for i in range(len(name) - 1)
    )
