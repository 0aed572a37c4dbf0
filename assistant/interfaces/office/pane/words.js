// What the pane says, in the two languages.
const WORDS = {
  title: ["拟稿", "nigao"],
  other: ["English", "中文"],
  report: ["报告", "Report"],
  "by-title": ["按文档标题找", "by the document's title"],
  check: ["核对全文", "Check the document"],
  draft: ["起草光标所在的节", "Draft this section"],
  instruction: ["要怎么改", "What is wanted"],
  revise: ["修改所选文字", "Revise the selection"],
  fact: ["事实或算式", "Fact or formula"],
  insert: ["插入", "Insert"],
  refresh: ["更新全部数字", "Refresh all facts"],
  settings: ["设置", "Settings"],
  key: ["访问密钥（本机可空）", "Access key (none on this machine)"],
  model: ["模型（空：服务器的）", "Model (empty: the server's)"],
  save: ["保存", "Save"],
  saved: ["设置已保存。", "The settings are saved."],
  waiting: ["正在等服务器…", "Waiting for the server…"],
  "no-host": ["请在 Word 或 WPS 里打开这个窗格。", "Open this pane inside Word or WPS."],
  "old-host": ["这个版本的 Word 太旧（需要 WordApi 1.4）。", "This Word is too old (WordApi 1.4 is needed)."],
  "no-script": ["装不上 Office.js：{why}", "Office.js cannot be loaded: {why}"],
  unreachable: ["连不上服务器：{why}", "cannot reach the server: {why}"],
  refused: ["服务器答复 {status}：{why}", "the server answered {status}: {why}"],
  slow: ["服务器在 {seconds} 秒内没有答复", "no answer within {seconds} seconds"],
  "no-report": ["服务器上没有标题是“{title}”的报告，请选一份", "no report has the title “{title}”; choose one"],
  "no-section": ["光标不在提纲的任何一节里；提纲各节：{known}", "the cursor stands in no section of the outline: {known}"],
  "no-fact": ["没有这个事实：{fact}", "no such fact: {fact}"],
  "no-instruction": ["先写要怎么改", "first say what is wanted"],
  checked: ["错误 {errors} 处，警告 {warnings} 处，提示 {infos} 处，都写成了批注。标题 {headings}，数字 {figures}。",
    "Errors: {errors}, warnings: {warnings}, notes: {infos}, each a comment. Headings {headings}, figures {figures}."],
  error: ["错误", "error"],
  warning: ["警告", "warning"],
  info: ["提示", "note"],
  drafted: ["“{heading}”已起草，作为修订插入（{count} 处），请逐处接受或拒绝。", "“{heading}” is drafted as {count} tracked changes; accept or reject each."],
  revised: ["“{heading}”改了 {count} 处，都是修订，请逐处接受或拒绝。", "{count} tracked changes in “{heading}”; accept or reject each."],
  unchanged: ["“{heading}”没有要改的。", "nothing to change in “{heading}”."],
  inserted: ["已插入：{text}（{fact}）", "inserted: {text} ({fact})"],
  refreshed: ["更新了 {count} 处：{changes}", "{count} refreshed: {changes}"],
  fresh: ["{count} 个数据都是最新的。", "all {count} figures are up to date."],
  unknown: ["认不出的数据域：{names}", "unknown fields: {names}"],
  look: ["要人看、没有动的：{places}", "left as they are, look at them: {places}"],
  failed: ["程序出错：{why}", "the program failed: {why}"],
};

export let language = "zh";

export function speak(wanted) {
  language = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function say(name, values = {}) {
  return WORDS[name][language === "en" ? 1 : 0].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

// Something that the user is told in one line.
export class Trouble extends Error {}
