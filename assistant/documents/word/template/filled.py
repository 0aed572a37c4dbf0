"""A report in a unit's template: our text, its page, and its styles, with those that it lacks added."""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from assistant.documents.letterhead import text
from assistant.documents.word import properties
from assistant.documents.word.body import document
from assistant.documents.word.figure_marks import Carrier, FigureMarks
from assistant.documents.word.incoming import children, local, value_of
from assistant.documents.word.layout import Layout, Style
from assistant.documents.word.line_ends import with_lists
from assistant.documents.word.links import KINDS, content_types, from_the_root, relationships
from assistant.documents.word.markup import R, W, to_xml, w
from assistant.documents.word.pictures import Pictures, relation
from assistant.documents.word.styles import heading_words, style_of, words_of
from assistant.documents.word.template.look import Look, is_plain, look, shown_name
from assistant.documents.word.template.read import Template
from assistant.report.model import Report

_STYLE = ("pStyle", "rStyle")
_END = re.compile(rb"</(?:\w+:)?styles>\s*\Z")


def parts(report: Report, layout: Layout, evidence: Carrier, template: Template) -> dict[str, bytes]:
    """Every part of the docx by its name, in the order in which they are packed."""
    theirs = look(template.styles, template.section, layout)
    marks, pictures = FigureMarks(report, evidence), Pictures()
    whole = text(report)
    root = document(report, whole, theirs.layout, marks, pictures)
    missing = _missing(root, theirs, layout)
    names = _names(theirs, missing, template)
    _rename(root, names)
    _put_on_their_page(root, template.section)
    made = {
        "docProps/core.xml": to_xml(properties.core(report)),
        "docProps/app.xml": to_xml(properties.app()),
        "docProps/custom.xml": to_xml(properties.custom(report)),
        template.main: to_xml(root),
        **template.parts,
        template.styles_name: _with_styles(template, missing, names, theirs, layout),
    }
    folder = posixpath.dirname(template.main)
    settings = f"{folder}/settings.xml"
    if layout.language == "zh" and settings in made:
        made[settings] = with_lists(made[settings], whole)
    links = {one.id: (f"{R}/{one.kind}", posixpath.relpath(one.target, folder)) for one in template.relations}
    if marks.comments:
        made[f"{folder}/comments.xml"] = to_xml(w("comments", *marks.comments))
        links["rIdComments"] = (f"{R}/comments", "comments.xml")
    for name, data in pictures.files.items():
        made[f"{folder}/{name}"] = data
        links[relation(name)] = (f"{R}/image", name)
    return {
        "[Content_Types].xml": to_xml(_types(template, list(made))),
        "_rels/.rels": to_xml(from_the_root(template.main)),
        f"{folder}/_rels/{posixpath.basename(template.main)}.rels": to_xml(relationships(links)),
        **made,
    }


def lacking(report: Report, layout: Layout, template: Template) -> list[str]:
    """The names of the styles that this report needs and the template lacks, as Word shows them."""
    theirs = look(template.styles, template.section, layout)
    root = document(report, text(report), theirs.layout, FigureMarks(report, "none"), Pictures(draws=False))
    return [shown_name(style, layout) for style in _missing(root, theirs, layout)]


def _missing(root: Element, theirs: Look, layout: Layout) -> list[Style]:
    """Our styles that the text uses and the template has not, each after the one that it is based on."""
    used = {value_of(one) for one in root.iter() if local(one.tag) in _STYLE}
    wanted: set[str] = set()
    for style in layout.styles:
        if style.id in used or heading_words(style) in used:
            step: Style | None = style
            while step is not None and step.id not in theirs.ids:
                wanted.add(step.id)
                step = layout.style(step.based_on) if step.based_on else None
    return [style for style in layout.styles if style.id in wanted]


def _names(theirs: Look, missing: list[Style], template: Template) -> dict[str, str]:
    """Our ids → those in the file. An id that the template uses for something else gets a prefix."""
    taken = {value_of(one, "styleId") for one in children(template.styles, "style")}
    names = dict(theirs.ids)
    added = [name for style in missing for name in (style.id, heading_words(style))]
    lone = [f"Heading{level}Char" for level in range(1, 10)]
    for name in [*added, *lone]:
        names.setdefault(name, f"nigao{name}" if name in taken else name)
    return names


def _rename(root: Element, names: Mapping[str, str]) -> None:
    for one in root.iter():
        if local(one.tag) in _STYLE:
            one.set(f"{{{W}}}val", names.get(value_of(one), value_of(one)))


def _put_on_their_page(root: Element, section: Element) -> None:
    """Each section of ours becomes theirs; what begins on an even page still does."""
    for parent in list(root.iter()):
        for index, one in enumerate(list(parent)):
            if local(one.tag) == "sectPr":
                parent[index] = _theirs(section, next(children(one, "type"), None))


def _theirs(section: Element, start: Element | None) -> Element:
    made = copy.deepcopy(section)
    for one in [*children(made, "type"), *children(made, "sectPrChange")]:
        made.remove(one)
    if start is not None:
        references = sum(local(one.tag).endswith("Reference") for one in made)
        made.insert(references, start)
    return made


def _with_styles(
    template: Template, missing: list[Style], names: Mapping[str, str], theirs: Look, layout: Layout
) -> bytes:
    """The template's styles as they are, byte for byte, and ours behind the last."""
    normal, added = layout.styles[0], b""
    for style in missing:
        renamed = replace(
            style,
            id=names[style.id],
            based_on=names.get(style.based_on, theirs.default),
            next=names.get(style.next, theirs.default) if style.next else "",
        )
        made = style_of(renamed, default=False, link=names.get(heading_words(style), ""))
        if is_plain(style, normal):
            _without_letters(made)
        added += ElementTree.tostring(made)
    has = {value_of(one, "styleId") for one in children(template.styles, "style")}
    for style in layout.styles:
        words = names.get(heading_words(style), "")
        if style.outline and words not in has and (style.id in theirs.ids or style in missing):
            added += ElementTree.tostring(words_of(style, words, names[style.id]))
    data = template.parts[template.styles_name]
    end = _END.search(data)
    at = end.start() if end else len(data)
    return data[:at] + added + data[at:]


def _without_letters(style: Element) -> None:
    for one in list(children(style, "rPr")):
        style.remove(one)


def _types(template: Template, names: list[str]) -> Element:
    kinds = {name: template.types[name] for name in names if name in template.types}
    kinds |= {name: kind for name, kind in KINDS.items() if name in names and name not in template.parts}
    kinds[template.main] = KINDS["word/document.xml"]
    folder = posixpath.dirname(template.main)
    if f"{folder}/comments.xml" in names:
        kinds[f"{folder}/comments.xml"] = KINDS["word/comments.xml"]
    return content_types(kinds, {**template.defaults, "png": "image/png"})
