"""Numbers that name and do not count: document numbers, standards, phones, rooms, versions, sums of slogans."""

from __future__ import annotations

import re
from string import ascii_letters

from assistant.figures.find.amounts import read_unit
from assistant.figures.find.behind import read_behind
from assistant.figures.find.called import read_called
from assistant.figures.find.page import Page
from assistant.figures.lexicon import unit_words

_DOCUMENT = re.compile(r"[〔\[［(（【]?[12][0-9]{3}[〕\]］)）】] ?第?[0-9]{1,5} ?(?:号|期)")
# （2025）青0421民初1127号: a case of a court.
_CASE = re.compile(
    r"[〔\[（(][12][0-9]{3}[〕\]）)][\u4e00-\u9fff]{1,3}[0-9]{0,6}[\u4e00-\u9fff]{1,5}[0-9]{1,6}号(?:之[一二三四五六七八九十]{1,2})?"
)
_PHONE = re.compile(
    r"0[0-9]{2,3}[-—－ ]?[2-9][0-9]{2,3} ?[0-9]{4}(?:[-—转][0-9]{1,6})?(?![0-9])|1[3-9][0-9]{9}(?![0-9.])"
    r"|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}(?![0-9])|[48]00[-—]?[0-9]{3}[-—]?[0-9]{4}(?![0-9])"
    r"|[0-9]{3,4}[-—][0-9]{7,8}(?![0-9])"
)
_TOKEN = re.compile(r"[A-Za-z0-9]*(?:[-./_:·@+#][A-Za-z0-9]+|[A-Za-z0-9])*")
_LETTERS = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-./_:@#·]{0,40}$")
_STANDARD = re.compile(
    r"(?:GB|DB|JGJ|JTG|ISO|IEC|CJJ|CJ|HJ|NY|TSG|AQ|GA|XF|WS|YY|SL|DL|LY|QX|TD|MZ|T|QB|EN|ASTM|JG|CECS)[A-Z0-9/]{0,6}[- ]?$"
)
_STANDARD_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*(?:[-—－:：][0-9]{1,4})?(?![0-9])")
# An abbreviation of three letters or more names an indicator where a unit follows the digits: GDP, COD, PMI.
_CHAINAGE = re.compile(r"[+＋][0-9]{1,4}(?:\.[0-9]{1,3})?(?![0-9])")
_INDICATOR = re.compile(r"(?<![A-Za-z0-9])(?!GB|DB|ISO|IEC|COVID|SARS)[A-Z]{3,8}$")
_AMOUNT = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_MONEY = ("US$", "HK$", "USD", "RMB", "CNY", "EUR", "GBP", "HKD", "AU$", "JPY")
_NICKNAME = re.compile(r"[0-9]{2,6}(?=[”’」])")
_OPENING = frozenset("〔[［(（【")
_QUOTES = frozenset("“‘「")
_DASHES = frozenset("-—－ ")
_ALPHABET = frozenset(ascii_letters)
_LETTERED = _ALPHABET | frozenset("-./_@#")
_DIGITS = re.compile(r"[0-9.,]+")
_TIMES = re.compile(r"[0-9.,]+[xX×]")


def read_code(page: Page, start: int, stop: int, after: str) -> int:
    """Records the number at `start` that names something and returns its end; 0 when it is none.

    `stop` is the end of its first digits, `after` the character there.
    """
    text = page.plain
    before = text[start - 1] if start else ""
    if before in _OPENING and (match := _DOCUMENT.match(text, start - 1) or _CASE.match(text, start - 1)):
        return page.other(start - 1, match.end(), "document-number")
    if (
        (stop - start > 5 or (stop - start > 2 and after in _DASHES))
        and (match := _PHONE.match(text, start))
        and not before.isdigit()
    ):
        return page.other(start, match.end(), "phone")
    if before in _LETTERED and (end := _after_letters(page, start)):
        return end
    if before in _QUOTES and (match := _NICKNAME.match(text, start)):
        return page.other(start, match.end(), "code")
    if before == " " and _STANDARD.search(text, max(0, start - 10), start):
        begin = _STANDARD.search(text, max(0, start - 10), start)
        number = _STANDARD_NUMBER.match(text, start)
        if begin and number:
            return page.other(begin.start(), number.end(), "standard-number")
    if end := read_called(page, start, before, after):
        return end
    if end := read_behind(page, start, stop, after):
        return end
    if after in _ALPHABET:
        return _before_letters(page, start)
    return 0


def _after_letters(page: Page, start: int) -> int:
    """Digits that follow letters (PM2.5, GB/T 9704-2012, v2.0), unless these are a currency."""
    text = page.plain
    head = _LETTERS.search(text, max(page.done, start - 40), start)
    if head is None or not any(c.isalpha() for c in head[0]):
        return 0
    if head[0].upper().endswith(_MONEY):
        return 0
    tail = _TOKEN.match(text, start)
    end = tail.end() if tail else start + 1
    if chainage := _CHAINAGE.match(text, end):
        end = chainage.end()  # K345+200
    if _INDICATOR.search(text, head.start(), start) and _counts(text, start, end):
        return 0
    standard = _STANDARD.search(text, max(0, start - 10), start)
    if standard and text[end : end + 1] in ("—", "－") and text[end + 1 : end + 5].isdigit():
        end += 5
    return page.other(head.start(), end, "standard-number" if standard and end - start > 2 else "code")


def _counts(text: str, start: int, end: int) -> bool:
    """Whether plain digits are followed by a unit, as behind an indicator's name: GDP328.6亿元."""
    digits = _AMOUNT.fullmatch(text, start, end)
    if (
        digits
        and digits[0].endswith(".0")
        and "\u4e00" <= text[end : end + 1] <= "\u9fff"
        and len(digits[0]) < 5
    ):
        return False  # DRG2.0分组
    return bool(digits) and (text[end : end + 1] in "%％‰万亿" or bool(read_unit(text, end)))


def _before_letters(page: Page, start: int) -> int:
    """Digits that letters follow (5G, 3D, 12AB), unless these are a unit (5kg)."""
    text = page.plain
    tail = _TOKEN.match(text, start)
    if tail is None:
        return 0
    letters = _DIGITS.match(text, start)
    place = letters.end() if letters else start
    word = unit_words().at(text, place)
    after = text[place + len(word) : place + len(word) + 1]
    if word and not (after.isascii() and after.isalnum()) and after not in ("级", "景"):
        return 0
    if _TIMES.fullmatch(text, start, tail.end()):
        return 0
    return page.other(start, tail.end(), "code")
