"""Headings, Markdown and HTML: the program writes the headings, and a report has no markup."""

from __future__ import annotations

import html
import re

from assistant.brief import Task

_BREAK = re.compile(r"<(?:br|hr)\s*/?>|</(?:p|div|li|h[1-6]|tr)\s*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>\n]{0,200})?/?>|<!--[^<>]{0,200}-->")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|nbsp|lt|gt|amp|quot|apos|emsp|ensp);")
_ESCAPED = re.compile(r"\\([\[\]_*#|{}])")
_EMPHASIS = re.compile(r"(\*{1,3}|__)(?=[^\s*_])([^*\n]{1,2000}?)(?<=[^\s*_])\1")
_CODE = re.compile(r"`([^`\n]{1,500})`")
_HASHES = re.compile(r"#{1,6}(?:\s+|(?=[^\s#\d]))")
# A heading in the middle of a line, where two halves of an answer were joined.
_INNER_HASHES = re.compile(r"(?<=[。！？；：.!?;:])[^\S\n]*(?=#{1,6}\s)")
_BULLET = re.compile(r"(?:[-*+•·●▪■◆○‣–]|[-—])\s+|[•●▪■◆‣]")
_QUOTE = re.compile(r">\s*")
_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百]{1,4}(?:节|部分|章)[、：:\s]?"
    r"|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]、?|[（(]\d{1,2}[）)]、?"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\.?(?=\s|[^\s\d%％.,，万亿])\s*|\d{1,2}(?:[.．](?=\s|[^\s\d])|[、)）])|[①-⑳])\s*"
)
# A line that is a call of a tool, or an object: nothing that a report says.
_OBJECT = re.compile(r"\{\s*[\"'].*\}[,;]?|\[\s*\{.*\}\s*\][,;]?")
_LINK = re.compile(r"!?\[(?!\[)([^\[\]\n]{0,200})\]\([^()\n]{0,500}\)")
_URL = re.compile(r"(?:https?|ftp)://[^\s，。；、）)\]”’\"'<>]+", re.I)
_TABLE_RULE = re.compile(r"[|:\-\s]{3,}")
_ENDS = "。！？；…：，、.!?;:,”）)]】》"


def without_markup(text: str, task: Task) -> str:
    """Paragraphs of plain text, one a line; lines that are headings are gone."""
    text = _ENTITY.sub(lambda match: html.unescape(match[0]), _TAG.sub("", _BREAK.sub("\n", text)))
    text = _INNER_HASHES.sub("\n", _ESCAPED.sub(r"\1", text.replace("```", "\n")))
    text = _without_links(_CODE.sub(r"\1", text), task)
    headings = _headings(task)
    keep_numbers = bool(_NUMBER.match(_form(task)))
    kept = (_line(line.strip(), headings, keep_numbers, task) for line in text.split("\n"))
    return "\n".join(line for line in kept if line)


def _line(line: str, headings: set[str], keep_numbers: bool, task: Task) -> str:
    """One line as a paragraph; empty when it was a heading."""
    line = _QUOTE.sub("", line, count=1) if line.startswith(">") else line
    if _TABLE_RULE.fullmatch(line) or _OBJECT.fullmatch(line):
        return ""
    hashes = _HASHES.match(line)
    bare = line[hashes.end() :] if hashes else line
    bold = bare.startswith(("**", "__")) and bare.rstrip("：:").endswith(("**", "__"))
    bare = _emphasis(bare)
    if bullet := _BULLET.match(bare):
        bare = bare[bullet.end() :].strip()
    number = _NUMBER.match(bare)
    words = bare[number.end() :].strip() if number else bare
    if _norm(words) in headings or _norm(bare) in headings:
        return ""
    marked = bool(hashes or bold or number)
    if marked and "[[" not in words and len(words) <= 40 and not words.rstrip("：:").endswith(tuple(_ENDS)):
        return ""
    kept = bare if keep_numbers else words
    return _without_own_heading(kept, task)


def _without_links(text: str, task: Task) -> str:
    """Links without where they lead, pictures not at all, and no address that the brief does not give itself."""
    if "://" not in text and "](" not in text:
        return text
    given = task.brief.model_dump_json()
    text = _LINK.sub(lambda found: "" if found[0].startswith("!") else found[1], text)
    return _URL.sub(lambda found: found[0] if found[0] in given else "", text)


def _emphasis(line: str) -> str:
    for _ in range(3):
        changed = _EMPHASIS.sub(r"\2", line)
        if changed == line:
            break
        line = changed
    return line.replace("**", "")


def _without_own_heading(line: str, task: Task) -> str:
    """Without the section's own heading run in before the text."""
    heading = task.heading
    if heading and line.startswith(heading):
        rest = line[len(heading) :]
        if rest[:1] in ("。", "：", ":", " ", "　", ".") and rest[1:].strip():
            return rest[1:].strip()
    return line


def _headings(task: Task) -> set[str]:
    """All headings of the outline and the title, as they compare."""
    headings = {_norm(placed.section.heading) for placed in task.brief.outline.walk()}
    headings |= {_norm(task.brief.title), "导语", "正文", "引言", "opening", "lead", "introduction"}
    return headings - {""}


def _norm(words: str) -> str:
    return "".join(char for char in words.lower() if char.isalnum())


def _form(task: Task) -> str:
    return task.placed.section.enumerate if task.placed else ""
