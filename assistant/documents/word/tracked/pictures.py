"""Charts of the old state that look otherwise in the new one: both pictures stay in the file until one is rejected."""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element

from assistant.documents.word.incoming import local, value_of
from assistant.documents.word.markup import R
from assistant.documents.word.pictures import relation

# Behind the numbers of all charts that a report may have.
_APART = 1000


def with_old_pictures(
    before: Element, old: dict[str, bytes], new: dict[str, bytes], main: str
) -> dict[str, bytes]:
    """The new parts and the old pictures that are no longer the same; `before` is made to refer to these."""
    folder = posixpath.dirname(main)
    moved: dict[str, str] = {}
    made = dict(new)
    for name, data in old.items():
        short = name.removeprefix(f"{folder}/")
        if short.startswith("media/chart") and new.get(name) != data:
            number = int(short.removeprefix("media/chart").removesuffix(".png"))
            kept = f"media/chart{number + _APART}.png"
            moved[relation(short)] = relation(kept)
            made[f"{folder}/{kept}"] = data
    if moved:
        _refer(before, moved)
        links = f"{folder}/_rels/{posixpath.basename(main)}.rels"
        made[links] = _linked(made[links], moved)
        made["[Content_Types].xml"] = _typed(made["[Content_Types].xml"])
    return made


def _refer(root: Element, moved: dict[str, str]) -> None:
    """Each drawing of a moved picture: its relationship, and an id that no other drawing has (20.4.2.5)."""
    embed = f"{{{R}}}embed"
    for drawing in (one for one in root.iter() if local(one.tag) == "drawing"):
        blips = [one for one in drawing.iter() if one.get(embed) in moved]
        for blip in blips:
            blip.set(embed, moved[blip.attrib[embed]])
        for one in drawing.iter() if blips else ():
            if local(one.tag) in ("docPr", "cNvPr"):
                one.set("id", str(int(value_of(one, "id")) + _APART))


def _linked(links: bytes, moved: dict[str, str]) -> bytes:
    added = "".join(
        f'<Relationship Id="{name}" Type="{R}/image" Target="media/chart{name.removeprefix("rIdChart")}.png" />'
        for name in moved.values()
    )
    return links.replace(b"</Relationships>", f"{added}</Relationships>".encode())


def _typed(types: bytes) -> bytes:
    if b'Extension="png"' in types:
        return types
    return types.replace(b"<Default ", b'<Default Extension="png" ContentType="image/png" /><Default ', 1)
