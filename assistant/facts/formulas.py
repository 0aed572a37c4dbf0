"""Formulas over facts: parsed by our own small grammar, worked out in Decimal; no `eval`.

    formula  = term (("+" | "-") term)*
    term     = unary (("*" | "×" | "/" | "÷") unary)*
    unary    = "-" unary | number | name | function "(" formula ("," formula)* ")" | "(" formula ")"
    function = sum | growth | share | round | min | max

A name is an id. One with spaces or operators in it, one that is a numeral, and one that is
named like a function stand in backquotes. Full-width brackets, commas and signs are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.errors import FactsError

FUNCTIONS: dict[str, tuple[int, int]] = {
    "sum": (1, 1000),
    "min": (1, 1000),
    "max": (1, 1000),
    "growth": (2, 2),
    "share": (2, 2),
    "round": (1, 2),
}
_DEEPEST = 40
_SAME = str.maketrans("（），＋－＊／×÷−", "(),+-*/*/-")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?%?\Z")
_NAME_END = re.compile(r"[\s+\-*/×÷−＋－＊／,，()（）`]")

Operator = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Name:
    id: str


@dataclass(frozen=True, slots=True)
class Binary:
    operator: Operator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Negative:
    of: Node


@dataclass(frozen=True, slots=True)
class Call:
    function: str
    arguments: tuple[Node, ...]


Node = Number | Name | Binary | Negative | Call


def names_of(node: Node) -> Iterator[str]:
    """The ids that a formula refers to, from left to right, repeats included."""
    match node:
        case Name(id=name):
            yield name
        case Binary(left=left, right=right):
            yield from names_of(left)
            yield from names_of(right)
        case Negative(of=inner):
            yield from names_of(inner)
        case Call(arguments=arguments):
            for argument in arguments:
                yield from names_of(argument)


def parse_formula(text: str, bracketed: Sequence[str] = ()) -> Node:
    """The tree of a formula.

    `bracketed` are the known ids that hold brackets, such as 投资额（万元）, the longest first: they
    are read whole. Raises FactsError with the formula, what stood at the place and what was expected.
    """
    return _Parser(text, bracketed).parse()


def bracketed_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Those ids that hold brackets and yet need no backquotes, the longest first."""
    found = (i for i in ids if any(c in i for c in "()（）") and not re.search(r"[\s+\-*/,`]", i))
    return tuple(sorted(found, key=len, reverse=True))


class _Parser:
    def __init__(self, text: str, bracketed: Sequence[str]) -> None:
        self.text = text
        self.bracketed = bracketed
        self.tokens = list(self._tokens())
        self.place = 0
        self.depth = 0

    def parse(self) -> Node:
        node = self._formula()
        if self.place < len(self.tokens):
            raise self._wrong("运算符（+ - * /）", "an operator (+ - * /)")
        return node

    def _tokens(self) -> Iterator[tuple[str, str]]:
        text, at = self.text, 0
        while at < len(text):
            char = text[at]
            if char.isspace():
                at += 1
            elif char == "`":
                close = text.find("`", at + 1)
                if close < 0:
                    raise FactsError("公式中的反引号没有成对", "a backquote is not closed", found=text)
                yield "name", text[at + 1 : close].strip()
                at = close + 1
            elif (same := char.translate(_SAME)) in "()+-*/,":
                yield "sign", same
                at += 1
            else:
                word = self._word(at)
                yield "word", word
                at += len(word)

    def _word(self, at: int) -> str:
        for known in self.bracketed:
            if self.text.startswith(known, at):
                return known
        end = _NAME_END.search(self.text, at)
        return self.text[at : end.start() if end else len(self.text)]

    def _peek(self) -> tuple[str, str]:
        return self.tokens[self.place] if self.place < len(self.tokens) else ("end", "")

    def _take(self, sign: str) -> bool:
        if self._peek() == ("sign", sign):
            self.place += 1
            return True
        return False

    def _formula(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise FactsError("公式嵌套过深", "the formula is nested too deeply", found=self.text)
        node = self._term()
        while self._peek() in (("sign", "+"), ("sign", "-")):
            operator: Operator = "+" if self._take("+") else "-"
            self.place += operator == "-"
            node = Binary(operator, node, self._term())
        self.depth -= 1
        return node

    def _term(self) -> Node:
        node = self._unary()
        while self._peek() in (("sign", "*"), ("sign", "/")):
            operator: Operator = "*" if self._take("*") else "/"
            self.place += operator == "/"
            node = Binary(operator, node, self._unary())
        return node

    def _unary(self) -> Node:
        minus = 0
        while self._take("-"):
            minus += 1
        node = self._primary()
        return Negative(node) if minus % 2 else node

    def _primary(self) -> Node:
        kind, text = self._peek()
        if kind == "name" and text:
            self.place += 1
            return Name(text)
        if kind == "word":
            self.place += 1
            if _NUMERAL.match(text):
                percent = text.endswith("%")
                return Number(Decimal(text.rstrip("%")) / (100 if percent else 1))
            if text.lower() in FUNCTIONS and self._take("("):
                return self._call(text.lower())
            return Name(text)
        if self._take("("):
            node = self._formula()
            if not self._take(")"):
                raise self._wrong("右括号", "a closing bracket")
            return node
        raise self._wrong("指标编号或数字", "an id or a number")

    def _call(self, function: str) -> Node:
        arguments = [self._formula()]
        while self._take(","):
            arguments.append(self._formula())
        if not self._take(")"):
            raise self._wrong("逗号或右括号", "a comma or a closing bracket")
        least, most = FUNCTIONS[function]
        if not least <= len(arguments) <= most:
            raise FactsError(
                f"{function} 的参数个数不对，写成了 {len(arguments)} 个",
                f"{function} was given {len(arguments)} argument(s)",
                found=self.text,
                expected=str(least) if least == most else f"{least}–{most}",
            )
        return Call(function, tuple(arguments))

    def _wrong(self, zh: str, en: str) -> FactsError:
        found = self._peek()[1]
        where_zh = f"在“{found}”处" if found else "在末尾"
        where_en = f"at {found!r}" if found else "at its end"
        return FactsError(
            f"公式读不懂：{where_zh}应为{zh}",
            f"the formula cannot be read: {where_en}, expected {en}",
            found=self.text,
        )
