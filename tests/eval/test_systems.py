"""What is evaluated: nigao with a part of it left out, and the baselines with the same model."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from assistant.brief import Brief
from assistant.errors import InputError
from assistant.service import as_brief
from assistant.settings import Settings
from assistant.writers.scripted import ScriptedWriter, read_script
from assistant.writers.writer import Writer
from eval.answers import Answers
from eval.sample import Mark, Sample
from eval.scores import errors, figures, headings, ungrounded
from eval.systems import WAYS, drafted, parted
from eval.systems.drafted import Drafted

BRIEF = {
    "title": "松岭县供水情况报告",
    "author": "松岭县水务局",
    "facts": [
        {"id": "管网", "label": "改造管网", "value": "38.5", "unit": "公里"},
        {"id": "户数", "label": "惠及居民", "value": "1200", "unit": "户"},
        {"id": "底价", "label": "招标底价", "value": "77", "unit": "万元", "sensitive": True},
    ],
    "sections": [
        {
            "heading": "做法",
            "facts": ["管网"],
            "points": ["惠及居民[[户数]]，底价77万元"],
            "phrases": ["节水优先"],
        },
        {"heading": "打算", "points": ["继续改造"], "length": [5, 40]},
    ],
}
PAGE = """```markdown
# 松岭县供水情况报告

## 一、做法

**坚持节水优先**，改造管网38.5公里，惠及居民1200户，新建水厂7座。

## 二、打算

继续改造。
```"""


@pytest.fixture
def brief() -> Brief:
    return as_brief(BRIEF)


def _writer(tmp_path: Path, script: str) -> ScriptedWriter:
    file = tmp_path / "script.yaml"
    file.write_text(script, "utf-8")
    return ScriptedWriter(read_script(file))


def _made(way: str, brief: Brief, writer: Writer) -> Drafted:
    return asyncio.run(WAYS[way](brief, writer, Settings()))


def test_one_prompt_gives_the_page_as_the_model_wrote_it_judged_like_any_other(
    brief: Brief, tmp_path: Path
) -> None:
    made = _made("one-prompt", brief, _writer(tmp_path, json.dumps({"sections": {"whole": PAGE}})))
    sample = Sample(made.report, made.page, None, None)

    assert made.page.startswith("# 松岭县") and "**" not in made.page and made.report.usage.calls == 1
    assert headings.SCORE.judge(sample) == Mark(2, 2) and figures.SCORE.judge(sample) == Mark(1, 1)
    assert ungrounded.SCORE.judge(sample) == Mark(1, 3)


def test_no_slots_asks_once_a_section_and_keeps_what_comes(brief: Brief, tmp_path: Path) -> None:
    script = "sections: {'1': '坚持节水优先，改造管网39.5公里。', '2': '新建水厂7座。'}\n"
    made = _made("no-slots", brief, _writer(tmp_path, script))
    sample = Sample(made.report, made.page, None, None)

    assert "## 二、打算\n\n新建水厂7座。" in made.page and made.report.usage.calls == 2
    assert headings.SCORE.judge(sample) == Mark(2, 2) and figures.SCORE.judge(sample) == Mark(0, 1)
    assert (errors.SCORE.judge(sample).value or 0) >= 2


@pytest.mark.parametrize("way", ["one-prompt", "no-slots"])
def test_the_baselines_send_values_but_never_a_sensitive_one(way: str, brief: Brief, tmp_path: Path) -> None:
    writer = _writer(tmp_path, "default: {text: '改造管网38.5公里。'}\n")
    made = _made(way, brief, writer)
    sent = "\n".join(request.text for request in writer.history)

    assert (
        "改造管网：38.5公里" in sent
        and "惠及居民1200户" in sent
        and "节水优先" in sent
        and "一、做法" in sent
    )
    assert "77" not in sent
    assert {prompt.name for prompt in made.report.provenance.prompts} >= {"system"}


@pytest.mark.parametrize("way", ["one-prompt", "no-slots"])
def test_the_baselines_speak_english_of_an_english_report(way: str, tmp_path: Path) -> None:
    brief = as_brief(
        {
            "title": "Mains renewal",
            "language": "en",
            "facts": [{"id": "mains", "value": "38.5", "unit": "km"}],
            "opening": {"points": ["renewal goes on"], "length": [10, 80]},
            "sections": [{"heading": "Work", "facts": ["mains"], "phrases": ["on time"]}],
        }
    )
    writer = _writer(tmp_path, "default: {text: 'Work on the mains of 38.5 km went on.'}\n")
    _made(way, brief, writer)

    sent = "\n".join(request.text for request in writer.history)
    assert "mains: 38.5 km" in sent and "on time" in sent
    assert not [char for char in sent if "一" <= char <= "龥"]


def test_no_rounds_sends_nothing_back(brief: Brief, tmp_path: Path) -> None:
    script = "default: {text: '没有标记。'}\n"
    with_rounds, without = (_made(way, brief, _writer(tmp_path, script)) for way in ("", "no-rounds"))

    assert without.rounds == 0
    assert without.report.usage.calls < with_rounds.report.usage.calls or with_rounds.rounds == 0


SLIPS = "default: {text: '坚持节水优先，改造管网39.5公里。新建水厂7座。惠及居民[[户数]]。'}\n"


def _rules(made: Drafted) -> set[str]:
    return {finding.rule for finding in made.report.findings}


def test_no_checks_keeps_what_the_model_wrote_and_asks_once(brief: Brief, tmp_path: Path) -> None:
    made = _made("no-checks", brief, _writer(tmp_path, SLIPS))

    assert made.page.count("39.5公里") == 2 and made.page.count("7座") == 2
    assert made.report.usage.calls == 2 and made.rounds == 0


def test_no_mend_leaves_a_section_that_does_not_hold_to_the_composer(brief: Brief, tmp_path: Path) -> None:
    made, mended = (_made(way, brief, _writer(tmp_path, SLIPS)) for way in ("no-mend", ""))

    assert "section-composed" in _rules(made) and "section-mended" not in _rules(made)
    assert "section-mended" in _rules(mended) and "39.5" not in made.page + mended.page


def test_no_repair_keeps_the_text_with_the_fewest_faults(brief: Brief, tmp_path: Path) -> None:
    made = _made("no-repair", brief, _writer(tmp_path, SLIPS))

    assert "39.5公里" in made.page and not {"section-composed", "section-mended"} & _rules(made)


def test_no_polish_never_asks_to_polish(brief: Brief, tmp_path: Path) -> None:
    asked = {}
    for way in ("no-polish", ""):
        writer = _writer(tmp_path, SLIPS)
        _made(way, brief, writer)
        asked[way] = {request.purpose for request in writer.history}

    assert asked == {"no-polish": {"write", "revise"}, "": {"write", "revise", "polish"}}


def test_no_whole_lets_two_sections_say_the_same(tmp_path: Path) -> None:
    facts = [{"id": "管网", "label": "改造管网", "value": "38.5", "unit": "公里"}]
    sections = [{"heading": "做法", "facts": ["管网"]}, {"heading": "打算", "points": ["健全机制"]}]
    twice = as_brief({"title": "供水情况", "facts": facts, "sections": sections})
    same = "各级各部门牢固树立安全供水理念并层层压实监管责任。"
    said = f"sections: {{'1': '{same}改造管网[[管网]]。', '2': '{same}健全机制。'}}\n"
    pages = [_made(way, twice, _writer(tmp_path, said)).page for way in ("no-whole", "")]

    assert [page.count("层层压实监管责任") for page in pages] == [2, 1]


def test_the_noisy_model_slips_as_often_as_it_is_told_and_always_alike(brief: Brief) -> None:
    def page(name: str, repeat: int = 0) -> str:
        return asyncio.run(drafted(name, brief, ("case", repeat), Answers(), Settings())).page

    assert page("no-slots/noisy:0.5:1") == page("no-slots/noisy:0.5:1")
    assert "38.5公里" in page("no-slots/noisy:0") and "38.5公里" not in page("no-slots/noisy:1")
    assert "38.5公里" in page("noisy:1"), "what it gets wrong is mended"
    assert "38.5公里" in page("one-prompt/noisy:0") and "# 松岭县供水情况报告" in page("one-prompt/noisy:0")
    assert len({page("no-slots/noisy:0.5", repeat) for repeat in range(6)}) > 1


@pytest.mark.parametrize("rate", ["2", "x", ""])
def test_a_rate_that_is_none_is_bad_input(brief: Brief, rate: str) -> None:
    with pytest.raises(InputError, match="出错的比例应在 0 与 1 之间"):
        asyncio.run(drafted(f"noisy:{rate}", brief, ("case", 0), Answers(), Settings()))


@pytest.mark.parametrize("way", ["one-prompt", "no-slots"])
def test_a_baseline_without_a_model_is_bad_input(way: str, brief: Brief) -> None:
    with pytest.raises(InputError, match="对照做法要有模型"):
        asyncio.run(drafted(f"{way}/composer", brief, ("case", 0), Answers(), Settings()))


def test_a_system_is_a_way_and_a_model() -> None:
    assert parted("composer") == ("", "composer")
    assert parted("openai:org/name") == ("", "openai:org/name")
    assert parted("no-slots/local:models/a.gguf") == ("no-slots", "local:models/a.gguf")
    with pytest.raises(InputError, match=r"不认识的做法.*no-checks / no-rounds / .*no-slots / one-prompt"):
        parted("no-slot/openai:m")
    with pytest.raises(InputError, match="不认识的做法"):
        parted("/openai:m")
