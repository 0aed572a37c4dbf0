// The server that this page came from: a few requests, each with a time limit.
import { language, say, Trouble } from "./words.js";

export const settings = {
  get key() { return localStorage.getItem("nigao-key") ?? ""; },
  set key(value) { localStorage.setItem("nigao-key", value); },
  get model() { return localStorage.getItem("nigao-model") ?? ""; },
  set model(value) { localStorage.setItem("nigao-model", value); },
};

export const server = {
  reports: () => ask("GET", "/v1/drafts?limit=200").then((answer) => answer.drafts),
  report: (id) => ask("GET", `/v1/drafts/${encodeURIComponent(id)}`).then((answer) => answer.report),
  check: (id, text) => ask("POST", `/v1/drafts/${encodeURIComponent(id)}/check`, { text }, 120),
  propose: (id, section, text, instruction) => ask(
    "POST", `/v1/drafts/${encodeURIComponent(id)}/sections/${encodeURIComponent(section)}/propose`,
    { text, instruction, model: settings.model }, 600,
  ),
  facts: (id, slots = []) => {
    const query = new URLSearchParams(slots.map((slot) => ["slot", slot])).toString();
    return ask("GET", `/v1/drafts/${encodeURIComponent(id)}/facts${query && `?${query}`}`);
  },
};

async function ask(method, path, body, seconds = 20) {
  const headers = { "Content-Type": "application/json", "Accept-Language": language };
  if (settings.key) headers.Authorization = `Bearer ${settings.key}`;
  let answer;
  try {
    answer = await fetch(path, {
      method, headers, body: body && JSON.stringify(body), redirect: "error", signal: AbortSignal.timeout(seconds * 1000),
    });
  } catch (error) {
    throw new Trouble(error.name === "TimeoutError" ? say("slow", { seconds }) : say("unreachable", { why: error.message }));
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Trouble(say("refused", { status: answer.status, why: told.detail || told.title || "" }));
  return told;
}
