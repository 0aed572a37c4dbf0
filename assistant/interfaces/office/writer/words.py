"""What the extension says, in the two languages."""

from __future__ import annotations

WORDS = {
    "unreachable": ("连不上 {address}：{why}", "cannot reach {address}: {why}"),
    "slow": ("{address} 在 {seconds} 秒内没有答复", "no answer from {address} within {seconds} seconds"),
    "refused": ("服务器答复 {status}：{why}", "the server answered {status}: {why}"),
    "strange": ("{address} 的答复看不懂，那里也许不是 nigao", "{address} answers strangely; perhaps it is no nigao"),
    "address": ("地址应以 http:// 或 https:// 开头：{address}", "an address begins with http:// or https://: {address}"),
    "no-document": ("请先打开一份 Writer 文档", "open a Writer document first"),
    "read-only": ("文档是只读的", "the document is read-only"),
    "busy": ("上一个操作还没完，请稍候", "the last act is still under way; wait for it"),
    "no-report": (
        "服务器上没有标题是“{title}”的报告；请在“设置”里选一份",
        "no report on the server has the title “{title}”; choose one in the settings",
    ),
    "no-file": ("读不了 {file}：{why}", "cannot read {file}: {why}"),
    "no-section": (
        "光标不在提纲的任何一节里；提纲各节：{known}",
        "the cursor stands in no section of the outline; its sections: {known}",
    ),
    "no-fact": ("没有这个事实：{fact}", "no such fact: {fact}"),
    "no-facts": ("这份报告没有事实", "this report has no facts"),
    "checked": (
        "错误 {errors} 处，警告 {warnings} 处，提示 {infos} 处，都写成了批注。标题 {headings}，数字 {figures}。",
        "Errors: {errors}, warnings: {warnings}, notes: {infos}, each a comment. Headings {headings}, figures {figures}.",
    ),
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "note"),
    "expected": ("应为：{expected}", "expected: {expected}"),
    "drafted": (
        "“{heading}”已起草，作为修订插入（{count} 处），请逐处接受或拒绝。",
        "“{heading}” is drafted as {count} tracked changes; accept or reject each.",
    ),
    "revised": (
        "“{heading}”改了 {count} 处，都是修订，请逐处接受或拒绝。",
        "{count} tracked changes in “{heading}”; accept or reject each.",
    ),
    "unchanged": ("“{heading}”没有要改的。", "nothing to change in “{heading}”."),
    "inserted": ("已插入：{text}（{fact}）", "inserted: {text} ({fact})"),
    "refreshed": ("更新了 {count} 处：{changes}", "{count} refreshed: {changes}"),
    "fresh": ("{count} 个数据都是最新的。", "all {count} figures are up to date."),
    "unknown": ("认不出的数据域：{names}", "unknown fields: {names}"),
    "typed": (
        "手工改过、没有更新的：{places}",
        "typed by hand, and left as they are: {places}",
    ),
    "waiting": ("拟稿：正在等服务器…", "nigao: waiting for the server…"),
    "failed": ("程序出错：{why}", "the program failed: {why}"),
    "title": ("拟稿", "nigao"),
    "settings": ("拟稿 · 设置", "nigao · settings"),
    "label-address": ("服务器地址", "Server address"),
    "label-key": ("访问密钥（本机可空）", "Access key (none on this machine)"),
    "label-report": (
        "报告：选一份，或写 .json 文件的路径；空：按文档标题找",
        "Report: choose one, or a .json file's path; empty: by the document's title",
    ),
    "label-model": ("模型（空：服务器的）", "Model (empty: the server's)"),
    "label-seconds": ("最多等几秒", "Seconds to wait at most"),
    "ask-revise": ("要怎么改？例如：更简练，突出成效", "What is wanted? For example: shorter, stress the results"),
    "ask-fact": ("选一个事实，或写一个算式", "Choose a fact, or write a formula"),
    "ok": ("确定", "OK"),
    "cancel": ("取消", "Cancel"),
    "saved": ("设置已保存。", "the settings are saved."),
}  # fmt: skip


class Speech:
    """Words in one language: `zh` or `en`."""

    def __init__(self, language: str) -> None:
        self.language = "zh" if language.lower().startswith("zh") else "en"

    def __call__(self, name: str, **values: object) -> str:
        return WORDS[name][self.language == "en"].format(**values)


class TroubleError(Exception):
    """Something that the user is told in one line."""
