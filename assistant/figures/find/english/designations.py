"""English numbers that designate by what stands around them: the 7 train, 42 Commando, 1 Kings 3:5, a 10-50, COM(2021) 118, 10115."""

from __future__ import annotations

import re

from assistant.figures.find.english.called import read_called
from assistant.figures.find.english.money import currency_before
from assistant.figures.find.page import Page

# The 7 train, a 12 bus, the 1099 form: one thing after so large a number is called by it.
_CALLED = re.compile(
    r"([0-9]{1,4}[A-Za-z]?) (?:bus|train|tram|streetcar|trolleybus|night bus|service|sailing|ferry|flight|jersey|shirt|plan|form|visa|bond|iron|nightbus"
    r"|subway|express|shuttle|squadron|regiment|battalion|brigade|division)\b(?! [a-z]+s\b| [a-z]+s?[ -](?:routes|stops|fares|passengers|crews|forms|bonds)\b|-)"
)
_TIMED = re.compile(
    r"[0-9]{1,2}[:.][0-9]{2} (?:(?:[A-Z][a-z]+|stopping|fast|slow|direct|express|early|morning|evening|last|first|through|return) )?(?:train|service|sailing|ferry|bus|coach|tram|flight|departure|express|to [A-Z])\b"
)
_DETERMINER = frozenset(
    ("he ", "an ", "is ", "at ", "my ", "ur ", "ry ")
)  # the, an, this, that, my, our, every
# A 459 in progress, a 529: an article of one before so much; the 14 and the 27, the 88 to Clapham.
_ONE_OF = re.compile(
    r"[0-9]{3,4}(?=[,;:)]|\.(?![0-9])| (?:in|at|on|from|and|or|is|was|call|squawk|error|alarm|response|code)\b|$)"
)
_LINE = re.compile(r"[0-9]{1,3}[A-Z]?(?![0-9%]|[.,][0-9])")
_LINES = re.compile(
    r"[0-9]{1,3}[A-Z]?(?= (?:and|or) the [A-Z]?[0-9]{1,3}(?:[,.;]| (?!of\b|[a-z-]+s\b)[a-z]+\b(?! [a-z]+s\b))| to [A-Z][a-z])"
)
# A 737, the 747s: airliners of the two great makers; a 10-50, a 10-4 of the radio.
_AIRLINER = re.compile(
    r"(?:7[0-8]7|A?3[0-8]0)(?:-[0-9]{1,3}[A-Z]{0,2})?(?=[.;:)]|,(?! [0-9])|$| (?:is|was|has|had|to|from|fleet|jet|at|and|or)\b)"
)
_RADIO = re.compile(r"[0-9]{2}-[0-9]{1,2}(?=[.,;:)]| (?:at|in|on|near|from|call|came|was|is|and)\b|$)")
_DEGREE = re.compile(
    r"2:[12](?= (?:degree|degrees|or (?:above|better|higher)|in|from|and|honours|classification)\b|[.,;:)]|$)"
)
# 42 Commando, 5 Rifles, 3 Para, 1 Kings 3:5, 2 Corinthians.
_TITLED = re.compile(
    r"[0-9]{1,3} (?:Commando|Para|PARA|Rifles|Scots|Regiment|Squadron|Battalion|Brigade|Division|Corps|Platoon|Wing|Armoured|Signal|Field|Mechanized|Mechanised|Infantry|Medical)\b"
    r"|[1-4] (?:Kings|Samuel|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John|Esdras|Maccabees|Nephi)\b(?: [0-9]{1,3}(?::[0-9]{1,3}(?:[-–][0-9]{1,3})?)?)?"
    r"|[0-9]{1,2} (?:CFR|C\.F\.R\.|USC|U\.S\.C\.|NYCRR|CCR)(?: (?:Parts?|Section|Sec\.|Chapter|Subpart|§§?))? ?[0-9]{1,5}(?:\.[0-9]{1,4})?"
)
# COM(2021) 118: the letters of a series, its year, its number.
_SERIES = re.compile(r"(?:19|20)[0-9]{2}\) ?[0-9]{1,4}(?![0-9%]|[.,][0-9])")
# 70 5500 6112 8, 6016 1331 9268 19: groups that are no thousands.
_GROUPED = re.compile(r"[0-9]{1,6}(?: [0-9]{1,6}){2,6}(?![0-9%]|[.,][0-9]| [a-z]+s\b)")
_GROUPED_DIGITS = 11
_SERIAL, _SERIAL_BESIDE_COMMAS = 5, 4
_IS_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_LEADS = re.compile(r"[A-Za-z(#][)\]]? ?$|^$")
_AMOUNTS = re.compile(
    r"\b(?:total(?:s|led|ling)?|sum|number of [a-z ]{3,24}|numbers|numbered|numbering|averag(?:e|es|ed|ing)|reach(?:es|ed|ing)?|rose|rises?|risen|fell|falls?|fallen|grew|grown|grows?|climbed|dropped|increased|decreased|declined|expanded"
    r"|about|around|some|nearly|almost|over|than|least|most|approximately|roughly|circa|exactly|only|just|population|attendance|turnout|headcount|count|stood|stands|equals?|hit|topped|exceed(?:s|ed|ing)?"
    r"|counted|recorded|sold|produced|made|built|served|treated|handled|issued|received|processed|registered|employ(?:s|ed|ing)?|of|by|up|down|under|below|above|between|minus|plus|were|are|another|further|additional)"
    r"(?: (?:is|was|of|at|to|by|a|an|the|about|around|from|up))* ?$"
)
_AMOUNT_AFTER = re.compile(
    r" (?:of|or more|or so|were|are|have|had|more|fewer|in all|in total|altogether|a (?:year|month|week|day)|per|each|every|to [0-9])\b|[-–][0-9]|\+"
)


def read_designation(page: Page, start: int, stop: int) -> int:
    """The end of a number that what stands around it shows to designate, recorded; 0 when there is none.

    `stop` ends its first digits.
    """
    text = page.plain
    after, beyond = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if after == " ":
        if text[start - 2 : start] == "e " and (end := read_called(page, start)):
            return end
        if beyond.isdigit():
            return _recorded(page, _grouped(page, start), "code")
        if beyond.isupper():
            return _recorded(page, _TITLED.match(text, start), "name")
    elif after == ")" and text[start - 1 : start] == "(" and text[start - 2 : start - 1].isupper():
        return _recorded(page, _SERIES.match(text, start), "document-number")
    ahead = page.lower[start - 3 : start]
    if ahead not in _DETERMINER and ahead[1:] != "a ":
        return 0
    if after == " ":
        called = _CALLED.match(text, start)
        if called and called[1] not in ("0", "1"):
            return page.other(start, called.end(1), "name")
        if ahead == "he " and (lines := _LINES.match(text, start) or _second_line(page, start)):
            return page.other(start, lines.end(), "name")
    if ahead[1:] == "a " and ahead[0] in " (" and (one := _ONE_OF.match(text, start)):
        return page.other(start, one.end(), "code")
    if after in (":", ".") and beyond.isdigit():
        return _recorded(page, _DEGREE.match(text, start) or _TIMED.match(text, start), "name")
    if after == "-" and text.endswith(" a ", 0, start):
        return _recorded(page, _RADIO.match(text, start), "code")
    return _recorded(page, _AIRLINER.match(text, start), "name") if stop - start == len("737") else 0


def _second_line(page: Page, start: int) -> re.Match[str] | None:
    """The second of two lines: the 14 and the 27."""
    if not page.others or page.others[-1].reason != "name":
        return None
    joint = page.plain[page.others[-1].end : start]
    return _LINE.match(page.plain, start) if joint in (" and the ", " or the ") else None


def _recorded(page: Page, match: re.Match[str] | None, reason: str) -> int:
    return page.other(match.start(), match.end(), reason) if match else 0


def _grouped(page: Page, start: int) -> re.Match[str] | None:
    """Groups of digits too many for a row of a table and no thousands: 70 5500 6112 8."""
    match = _GROUPED.match(page.plain, start)
    if match is None or len(match[0].replace(" ", "")) < _GROUPED_DIGITS:
        return None
    groups = match[0].split(" ")
    long = sum(len(group) >= 4 for group in groups)
    return match if long >= 2 and any(len(group) != 3 for group in groups[1:]) else None


def is_serial(page: Page, start: int, end: int) -> bool:
    """Whether so many digits without a comma, a noun or a word of amount are a serial number: Paris 75008, text to 70085.

    Five digits and more; four where the text writes 1,204 with a comma, or writes no amount of four digits without one.
    """
    text, size = page.plain, end - start
    if size < _SERIAL_BESIDE_COMMAS or not text[start:end].isdigit() or text.endswith("00", start, end):
        return False
    plain_amounts = size < _SERIAL and not page.has_commas()
    if plain_amounts and (not start or _IS_YEAR.match(text, start) or page.has_bare_thousands()):
        return False
    if not _LEADS.search(text, max(0, start - 3), start) or currency_before(text, start, 0):
        return False
    return not (
        _AMOUNTS.search(page.lower, max(0, start - 40), start) or _AMOUNT_AFTER.match(page.lower, end)
    )
