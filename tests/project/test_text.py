"""What no file of the project may say: where a machine keeps things, where packages come from, how it was made."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

# One letter stands in brackets, so that this file does not match itself.
FORBIDDEN = {
    "an absolute path of one machine": r"(?<![\w.])/(?:[w]ork|[r]oot|[U]sers|[h]ome/(?!someone)\w+|opt/(?:pypi|wheels)|[t]mp/\w)(?:/|\b)",
    "the address of a package index": r"[p]ypi\.org/simple|[p]ythonhosted|(?:index-url|find-links)[ =][\"']?\w+:|@ [f]ile:",
    "a folder beside the checkout": r"\.\./[s]hared",
    "how it is developed": r"(?i)\b(?:[s]ub-?agent|[c]laude|[a]nthropic|[c]o-authored-by|[g]enerated with|[i]ssue #?\d|the [s]pine\b|before[-]stop)",
}

# The text of a licence is not ours to word.
NOT_OURS = {"LICENSE"}


def text_files(root: Path) -> dict[str, str]:
    """Every text file that the project holds or would hold, by its path."""
    if (root / ".git").exists() and shutil.which("git"):
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = (
            subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode().split("\0")
        )
    else:
        hidden_or_made = re.compile(r"(^|/)(\.(?!ci/|gitignore)|__pycache__|out/|build/|dist/)")
        listed = [str(f.relative_to(root)) for f in root.rglob("*") if f.is_file()]
        listed = [name for name in listed if not hidden_or_made.search(name)]
    found = {}
    for name in sorted({name for name in listed if name and name not in NOT_OURS}):
        file = root / name
        if file.is_file() and b"\0" not in (raw := file.read_bytes()):
            found[name] = raw.decode("utf-8", "replace")
    return found


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_says(what: str, root: Path) -> None:
    pattern = re.compile(FORBIDDEN[what])
    said = [
        f"{name}:{number}: {match.group()}"
        for name, text in text_files(root).items()
        for number, line in enumerate(text.splitlines(), 1)
        for match in pattern.finditer(line)
    ]

    assert not said, f"{what}:\n" + "\n".join(said)


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("an absolute path of one machine", "cd /{}ork/main".format("w")),
        ("an absolute path of one machine", '"/{}oot/.cache"'.format("r")),
        ("the address of a package index", "https://{}ypi.org/simple".format("p")),
        ("the address of a package index", "--index-url={}://mirror.example/simple".format("https")),
        ("a folder beside the checkout", "../{}hared/tools".format("s")),
        ("how it is developed", "see {}ssue 12".format("i")),
    ],
)
def test_the_net_has_no_hole(what: str, line: str) -> None:
    assert re.search(FORBIDDEN[what], line)
