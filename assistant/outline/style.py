"""How last year's report was written: what `nigao learn` saw in a sample, for those who write and check this year's."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field

from assistant.language import Language


class Sentences(BaseModel):
    """The length of sentences in characters, white space aside."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    median: int = Field(ge=1)
    usual: tuple[int, int] = Field(description="the middle half of them: lower and upper quartile")


class Style(BaseModel):
    """style.yaml. Every key may be missing; none of them adds anything to what a report says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: Language = "zh"
    sentence: Sentences | None = None
    headings: tuple[str, ...] = Field((), description="what headings beside each other share: 聚焦…，…")
    connectives: tuple[str, ...] = Field((), description="the words that join sentences, most frequent first")
    lead: str = Field("", description="the clause that ends the lead: 现将有关情况报告如下")
    closing: str = Field("", description="the formula that ends the report")
    person: tuple[str, ...] = Field((), description="what the writer calls itself: 我县")
    note: str = Field("", description="the sample's title and date; for a person, never used")

    def lead_in(self, usual: Sequence[str]) -> str:
        """The formula that ends a lead: the sample's own, else the first of what is usual; empty for none."""
        if not self.lead:
            return usual[0] if usual else ""
        words = self.lead.strip().rstrip("：:。. ")
        return f"{words}：" if self.language == "zh" else f"{words}:"

    def links(self, usual: Sequence[str]) -> tuple[str, ...]:
        """Those of the usual links between sentences that the sample uses, in its order; all where it uses none."""
        words = {link.rstrip("，"): link for link in usual if link}
        used = tuple(words[word] for word in self.connectives if word in words)
        return ("", *used) if used else tuple(usual)

    def guidance(self, language: Language) -> str:
        """What a writer should mind, in one line; empty where nothing is known."""
        said = []
        zh = language == "zh"
        if self.sentence:
            low, high = self.sentence.usual
            said.append(f"每句一般{low}至{high}字" if zh else f"sentences of some {low} to {high} characters")
        if self.connectives:
            words = "、".join(self.connectives[:5]) if zh else ", ".join(self.connectives[:5])
            said.append(f"常用的衔接词有{words}" if zh else f"sentences are joined by {words}")
        if self.person:
            words = "、".join(self.person[:2]) if zh else ", ".join(self.person[:2])
            said.append(f"自称用{words}" if zh else f"the writer speaks as {words}")
        if self.lead:
            said.append(f"导语以“{self.lead}”结尾" if zh else f"the lead ends with “{self.lead}”")
        if not said:
            return ""
        return f"沿用往年的文风：{'；'.join(said)}。" if zh else f"Keep last year's style: {'; '.join(said)}."
