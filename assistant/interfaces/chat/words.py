"""Every word that the page shows, in both languages; the browser's language chooses."""

from __future__ import annotations

from assistant.language import Language

WORDS: dict[str, tuple[str, str]] = {
    "title": ("拟稿", "nigao"),
    "banner": ("# 拟稿", "# nigao"),
    "tagline": (
        "按提纲和数据起草公文：标题一个不漏，数字个个有据。",
        "Official reports from facts and an outline: every heading there, every figure proved.",
    ),
    "example": ("选一个例子", "Pick an example"),
    "own": ("用自己的材料", "Use your own material"),
    "report_title": ("报告标题", "Title of the report"),
    "facts": ("数据表（xlsx、csv、yaml、json、docx）", "Facts (xlsx, csv, yaml, json, docx)"),
    "outline": ("提纲（yaml、md）", "Outline (yaml, md)"),
    "draft": ("起草", "Draft"),
    "stop": ("停止", "Stop"),
    "chat": ("对话", "Conversation"),
    "ask": ("例如：把一（二）写得更简练", "For example: make 1.2 shorter"),
    "send": ("发送", "Send"),
    "accept": ("采纳", "Accept"),
    "reject": ("不采纳", "Reject"),
    "report": ("报告", "Report"),
    "findings": ("检查结果", "Findings"),
    "download": ("下载 Word", "Download Word"),
    "f_severity": ("级别", "Severity"),
    "f_rule": ("规则", "Rule"),
    "f_section": ("位置", "Place"),
    "f_message": ("说明", "Message"),
    "empty": ("左边选好材料，点“起草”。", "Choose your material on the left, then press Draft."),
    "writing": ("正在起草", "Drafting"),
    "section": ("节", "sections"),
    "done": ("起草完成", "The draft is ready"),
    "no_model": (
        "没有用任何模型：文字由程序按要点和数据写成。",
        "No model was used: the text was composed by rule from points and facts.",
    ),
    "by_model": ("由模型起草，数字由程序填写：", "Drafted by a model, figures printed by the program: "),
    "open": ("待补数据", "Open gaps"),
    "errors": ("个错误", "errors"),
    "headings": ("标题", "headings"),
    "figures": ("数据", "figures"),
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "info": ("提示", "info"),
    "needs_model": (
        "改写文字需要语言模型。请让管理员设置 NIGAO_MODEL；改数据不需要模型，例如“培训人次改成3500”。",
        "Rewriting needs a language model. Ask your operator to set NIGAO_MODEL; facts change without one, "
        "for example: set visits to 3500.",
    ),
    "which_section": (
        "要改哪一节？请写明编号或标题，例如",
        "Which section? Name its number or heading, for example ",
    ),
    "first_draft": ("请先起草一份报告。", "Draft a report first."),
    "proposed": ("改写建议如下，采纳前正文不变：", "This is proposed; nothing changes before you accept:"),
    "unchanged": ("改写稿与原文相同。", "The proposal is the same as the text."),
    "accepted": ("已采纳。", "Accepted."),
    "rejected": ("未采纳，正文未动。", "Rejected; the text is unchanged."),
    "changed": ("已改数据，正文相应更新：", "Fact changed; the report follows:"),
    "nothing_changed": ("已改数据，正文没有提到它。", "Fact changed; the report does not state it."),
    "stopped": ("已停止。", "Stopped."),
    "need_facts": (
        "请选一个例子，或上传数据表和提纲并填写标题。",
        "Pick an example, or upload facts and an outline and give a title.",
    ),
    "given": ("有数据", "given"),
    "computed": ("由公式算出", "computed"),
    "unfilled": ("待补", "open"),
    "worded": ("文字", "words"),
}


def say(key: str, language: Language) -> str:
    """One word or sentence of the page."""
    zh, en = WORDS[key]
    return zh if language == "zh" else en


def translations() -> dict[str, dict[str, str]]:
    """The table as Gradio's I18n takes it: one mapping a language."""
    chinese = {key: zh for key, (zh, _) in WORDS.items()}
    english = {key: en for key, (_, en) in WORDS.items()}
    return {"zh": chinese, "zh-CN": chinese, "en": english}
