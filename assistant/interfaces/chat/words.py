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
    "one_of": ("加上一份提纲、去年的报告或文种：", "With an outline, last year's report, or a kind:"),
    "sample": ("去年的报告（docx、md、txt、pdf）", "Last year's report (docx, md, txt, pdf)"),
    "kind": ("文种", "Kind"),
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
    "t_facts": ("数据", "Facts"),
    "t_outline": ("提纲", "Outline"),
    "t_versions": ("版本", "Versions"),
    "t_evidence": ("依据", "Evidence"),
    "facts_hint": (
        "改“数值”一栏，正文立即更新，不用模型。由公式算出的数请改它的来源。",
        "Change a value and the report follows at once, with no model. What a formula gives follows its sources.",
    ),
    "c_id": ("编号", "Id"),
    "c_label": ("名称", "Label"),
    "c_value": ("数值", "Value"),
    "c_unit": ("单位", "Unit"),
    "c_period": ("时间", "Period"),
    "c_formula": ("公式", "Formula"),
    "c_source": ("来源", "Source"),
    "c_printed": ("印出", "Printed"),
    "c_section": ("位置", "Place"),
    "c_sentence": ("所在句", "Sentence"),
    "c_version": ("版本", "Version"),
    "c_when": ("时间", "When"),
    "c_why": ("缘由", "Why"),
    "c_note": ("说明", "Note"),
    "which": ("选一节", "Section"),
    "heading": ("标题", "Heading"),
    "rename": ("改标题", "Rename"),
    "up": ("上移", "Move up"),
    "down": ("下移", "Move down"),
    "add": ("在其后加一节", "Add after"),
    "delete": ("删去", "Delete"),
    "compare_from": ("从", "From"),
    "compare_to": ("到", "To"),
    "restore": ("恢复左边这一版", "Restore the version on the left"),
    "same": ("两版文字相同。", "Both versions read the same."),
    "computed_fact": ("由公式算出，请改它的来源：", "Computed by a formula; change its sources: "),
    "choose": ("采纳哪些改动", "Which changes to accept"),
    "nothing_chosen": ("没有选中任何改动，正文未动。", "No change was chosen; the text is unchanged."),
    "to_fill": ("【待补】", "[To be completed]"),
    "drafted": ("起草", "drafted"),
    "revised": ("改写", "revised"),
    "w_facts": ("改数据", "facts changed"),
    "edited": ("改提纲", "outline changed"),
    "restored": ("恢复", "restored"),
    "imported": ("导入", "imported"),
    "tokens": ("词元", "tokens"),
    "no_findings": ("没有发现问题。", "Nothing was found."),
    "need_section": ("请先选一节。", "Choose a section first."),
    "why_is": ("的依据", "rests on"),
    "ready_below": ("文件已备好，点“下载 Word”。", "The file is ready: press Download Word."),
    "need_facts": (
        "请选一个例子，或上传数据表，再加提纲、去年的报告、文种之一。",
        "Pick an example, or upload facts with an outline, last year's report, or a kind.",
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
