"""Who imports whom, read from the source without running it: also inside functions and under TYPE_CHECKING."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGES = ("assistant", "eval")


@dataclass(frozen=True, slots=True)
class Import:
    """One import: in which module and line, what it names, and when it happens."""

    by: str
    line: int
    target: str
    at_start: bool  # runs when the module is loaded; false inside a function and under TYPE_CHECKING
    literal: bool = False  # a row of a table of modules that are loaded when they are chosen

    def __str__(self) -> str:
        return f"{self.by}, line {self.line}: imports {self.target}"


def module_name(file: Path, root: Path) -> str:
    """`assistant/figures/__init__.py` → `assistant.figures`."""
    parts = list(file.relative_to(root).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules(root: Path) -> dict[str, Path]:
    """Every module of the product and of the evaluation, by its name."""
    files = (file for package in PACKAGES for file in sorted((root / package).rglob("*.py")))
    return {module_name(file, root): file for file in files}


@cache
def imports(root: Path) -> tuple[Import, ...]:
    """Every import, with `from package import module` resolved to the module where there is one."""
    known = modules(root)
    return tuple(
        found
        for name, file in known.items()
        for found in _in_source(file.read_text("utf-8"), name, file.name == "__init__.py", frozenset(known))
    )


def _in_source(source: str, module: str, is_package: bool, known: frozenset[str]) -> Iterator[Import]:
    loaded: set[tuple[int, str]] = set()
    for node, at_start in _walk(ast.parse(source), True):
        line = getattr(node, "lineno", 0)
        for target in _targets(node, module, is_package, known):
            yield Import(module, line, target, at_start)
            loaded.add((line, target))
        # The argument of import_module is such a string too, and is no second arrow.
        if (target := _named(node, known)) and (line, target) not in loaded:
            yield Import(module, line, target, at_start, literal=True)


def _walk(node: ast.AST, at_start: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Every node below, and whether it runs when the module is loaded."""
    for child in ast.iter_child_nodes(node):
        in_function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for_types = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        yield child, at_start
        yield from _walk(child, at_start and not in_function and not for_types)


def _targets(node: ast.AST, module: str, is_package: bool, known: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parts = module.split(".") if is_package else module.split(".")[:-1]
            base = ".".join(parts[: len(parts) - node.level + 1] + ([base] if base else []))
        # What a package says of itself, `__version__`, is a target of its own: asking for it is not going through it.
        named = {a.name: f"{base}.{a.name}" for a in node.names}
        yield from sorted(
            {to if to in known or name.startswith("__") else base for name, to in named.items()}
        )
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
        yield from (
            a.value for a in node.args[:1] if isinstance(a, ast.Constant) and isinstance(a.value, str)
        )


def _named(node: ast.AST, known: frozenset[str]) -> str:
    """The module that a string names: a row "assistant.documents.docx" or "assistant.documents.docx:write"."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value):
        return ""
    name = node.value.partition(":")[0]
    return name if name in known else ""
