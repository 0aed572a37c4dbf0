// The pane: five acts, one at a time, and what came of each.
import * as acts from "./acts.js";
import { server, settings } from "./server.js";
import { language, say, speak, Trouble } from "./words.js";
import * as word from "./word.js";
import * as wps from "./wps.js";

const one = (id) => document.getElementById(id);
let host = null;

// Office.js is Microsoft's, and is asked for only where an Office program has opened the page.
async function open() {
  if (wps.isHere()) return wps.open();
  const inside = window.Office || location.search.includes("_host_Info") || sessionStorage.getItem("hostInfoValue");
  if (!inside) throw new Trouble(say("no-host"));
  const told = await (await fetch("settings.json")).json();
  return word.open(told.office_js);
}

function paint() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  one("language").textContent = say("other");
  one("report").options[0].textContent = say("by-title");
}

function tell(said, trouble = false) {
  one("said").textContent = said;
  one("said").classList.toggle("trouble", trouble);
}

function show(findings = []) {
  one("findings").replaceChildren(...findings.map((finding) => {
    const item = document.createElement("li");
    item.className = finding.severity;
    item.textContent = `${say(finding.severity)}${language === "zh" ? "：" : ": "}${finding.message}`;
    return item;
  }));
}

async function perform(act) {
  const buttons = [...document.querySelectorAll("#acts button")];
  const focused = document.activeElement;
  buttons.forEach((button) => { button.disabled = true; });
  tell(say("waiting"));
  try {
    host ??= await open();
    const done = await act(host, one("report").value);
    tell(done.said);
    if (done.findings) show(done.findings);
  } catch (error) {
    tell(error instanceof Trouble ? error.message : say("failed", { why: error.message }), true);
  } finally {
    buttons.forEach((button) => { button.disabled = false; });
    focused?.focus();
  }
}

async function fill() {
  try {
    const reports = await server.reports();
    one("report").replaceChildren(one("report").options[0], ...reports.map((report) => new Option(report.title, report.id)));
  } catch (error) {
    tell(error.message, true);
  }
}

async function suggest() {
  const id = one("report").value;
  const told = id ? await server.facts(id).catch(() => ({ facts: [] })) : { facts: [] };
  one("facts").replaceChildren(...told.facts.map((fact) => new Option(`${fact.label} ${fact.text}`, fact.slot)));
}

one("report").append(new Option("", ""));
speak(localStorage.getItem("nigao-language") ?? navigator.language);
paint();
one("key").value = settings.key;
one("model").value = settings.model;
one("language").onclick = () => {
  speak(language === "zh" ? "en" : "zh");
  localStorage.setItem("nigao-language", language);
  paint();
};
one("report").onchange = suggest;
one("check").onclick = () => perform(acts.check);
one("draft").onclick = () => perform(acts.draft);
one("revise").onclick = () => perform((found, id) => acts.revise(found, id, one("instruction").value));
one("insert").onclick = () => perform((found, id) => acts.insert(found, id, one("fact").value));
one("refresh").onclick = () => perform(acts.refresh);
one("settings").onsubmit = (event) => {
  event.preventDefault();
  settings.key = one("key").value.trim();
  settings.model = one("model").value.trim();
  tell(say("saved"));
  fill();
};
fill();
