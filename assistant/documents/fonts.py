"""The fonts that documents name, and what stands in for them where a machine lacks them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.settings import settings

# Which font is set where a machine lacks the one that the document names; the document keeps the name.
STAND_INS: Mapping[str, tuple[str, ...]] = {
    "方正小标宋简体": (
        "FZXiaoBiaoSong-B05S",
        "小标宋体",
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "SimSun",
    ),
    "仿宋": ("FangSong", "仿宋_GB2312", "FandolFang R", "Noto Serif CJK SC", "Source Han Serif SC"),
    "楷体": ("KaiTi", "楷体_GB2312", "AR PL KaitiM GB", "AR PL UKai CN", "Noto Serif CJK SC"),
    "黑体": ("SimHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei"),
    "宋体": ("SimSun", "Noto Serif CJK SC", "Source Han Serif SC"),
    "Times New Roman": ("Liberation Serif", "Tinos", "Nimbus Roman"),
    "Calibri": ("Carlito", "Liberation Sans", "Arimo"),
}
# Names that are one font: what fontconfig calls it, and what a Chinese Word does.
SAME: Mapping[str, tuple[str, ...]] = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "仿宋": ("FangSong",),
    "楷体": ("KaiTi",),
    "黑体": ("SimHei",),
    "宋体": ("SimSun",),
}
_TIMEOUT = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A font that a layout names: is it `here`, and if not which `stand_in` is set, empty where none is known."""

    name: str
    here: bool
    stand_in: str = ""
    uses: tuple[str, ...] = ()


def chain(name: str) -> tuple[str, ...]:
    """What may stand in for a font, best first: those of the settings, then ours."""
    own = tuple(settings().fonts.get(name, ()))
    return tuple(dict.fromkeys((*own, *STAND_INS.get(name, ()))))


def find(wanted: Mapping[str, Iterable[str]]) -> list[Found] | None:
    """Each wanted font with its uses, as this machine has it; None where no program lists the fonts."""
    families = installed()
    if families is None:
        return None
    made = []
    for name, uses in wanted.items():
        here = any(one in families for one in (name, *SAME.get(name, ())))
        stand_in = "" if here else next((one for one in chain(name) if one in families), "")
        made.append(Found(name, here, stand_in or ("" if here else _matched(name)), tuple(uses)))
    return made


@cache
def installed() -> frozenset[str] | None:
    """The families of this machine, by fontconfig; None without it."""
    said = _ask("fc-list", ":", "family")
    if said is None:
        return None
    return frozenset(name.strip() for line in said.splitlines() for name in line.split(",") if name.strip())


def _matched(name: str) -> str:
    """What fontconfig itself would set for a font that is missing."""
    said = _ask("fc-match", "-f", "%{family[0]}", name)
    return (said or "").strip()


def _ask(program: str, *arguments: str) -> str | None:
    path = shutil.which(program)
    if path is None:
        return None
    try:
        run = subprocess.run([path, *arguments], capture_output=True, timeout=_TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return run.stdout.decode("utf-8", "replace")
