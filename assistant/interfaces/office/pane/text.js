// Headings, sentences and marks in plain text: pure functions, as in the extension for Writer.
const NUMBER = /^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([一二三四五六七八九十]+\)|\d+(?:\.\d+)*[.．、]?|（\d+）|\(\d+\))\s*/;
const ANY_HEADING = /^\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/;
const DATE = /^(?:\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]+ \d{4})$/;
const SENTENCE_END = /[。！？；\n]+|[.!?;]+(?:\s+|$)/g;

export function asText(paragraphs) {
  return lines(paragraphs).map((line) => line.text).join("\n") + "\n";
}

// The document's lines that are not blank: a finding's `paragraph` counts them from 1.
export function lines(paragraphs) {
  return paragraphs.flatMap(({ text, level, title }, paragraph) => {
    const words = text.replace(/\u00a0/g, " ").trim();
    const whole = words.replace(/[\v\n]/g, "");
    if (!words) return [];
    if (title) return [{ paragraph, text: `# ${whole}` }];
    if (level && !/[。！？；]./.test(words)) return [{ paragraph, text: `${"#".repeat(Math.min(level + 1, 6))} ${whole}` }];
    return words.split(/[\v\n]/).filter((line) => line.trim()).map((line) => ({ paragraph, text: line }));
  });
}

export function outline(sections) {
  return sections.flatMap((section) => [section, ...outline(section.sections ?? [])]);
}

// Every section that the document has: { id, heading, line, first, offset, last }, its body from `first` to before `last`.
export function findSections(paragraphs, report) {
  const starts = [];
  let at = 0;
  for (const section of outline(report.sections)) {
    const place = paragraphs.findIndex((one, n) => n >= at && bodyOffset(one.text, section) !== null);
    if (place < 0) continue;
    starts.push([place, section]);
    at = place + 1;
  }
  const end = endOf(paragraphs, starts.length ? starts[starts.length - 1][0] + 1 : 0, report);
  return starts.map(([place, section], n) => {
    let last = n + 1 < starts.length ? starts[n + 1][0] : end;
    const other = paragraphs.findIndex((one, m) => m > place && m < last && isHeading(one));
    if (other >= 0) last = other;
    const offset = bodyOffset(paragraphs[place].text, section);
    const runsIn = offset < paragraphs[place].text.length || Boolean(section.run_in);
    const first = runsIn ? place : place + 1;
    return { id: section.id, heading: section.heading, line: place, first, offset: runsIn ? offset : 0, last: Math.max(last, first) };
  });
}

export function sectionAt(found, paragraph) {
  return found.find((one) => one.line <= paragraph && paragraph < Math.max(one.last, one.line + 1));
}

// The paragraphs of a section's text: [{ paragraph, start, text }].
export function bodyOf(paragraphs, section) {
  const pieces = [];
  for (let n = section.first; n < Math.max(section.last, section.first + (section.offset ? 1 : 0)); n += 1) {
    const start = n === section.first ? section.offset : 0;
    pieces.push({ paragraph: n, start, text: paragraphs[n].text.slice(start) });
  }
  while (pieces.length > 1 && !pieces[pieces.length - 1].text.trim()) pieces.pop();
  return pieces;
}

export function sentences(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    found.push({ start: at, end, text: text.slice(at, end) });
    at = end;
  }
  if (at < text.length) found.push({ start: at, end: text.length, text: text.slice(at) });
  return found;
}

// Runs of sentences that differ: { start, end } of the old text, { newStart, newEnd } of the new one.
export function edits(before, after, within = null) {
  const [left, right] = [sentences(before), sentences(after)];
  const common = Array.from({ length: left.length + 1 }, () => new Array(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      common[i][j] = left[i].text === right[j].text ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const found = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [fromI, fromJ] = [i, j];
    while ((i < left.length || j < right.length) && !(i < left.length && j < right.length && left[i].text === right[j].text)) {
      if (j >= right.length || (i < left.length && common[i + 1][j] >= common[i][j + 1])) i += 1;
      else j += 1;
    }
    if (i > fromI || j > fromJ) {
      found.push({
        start: left[fromI]?.start ?? before.length, end: left[i]?.start ?? before.length,
        newStart: right[fromJ]?.start ?? after.length, newEnd: right[j]?.start ?? after.length,
      });
    }
    while (i < left.length && j < right.length && left[i].text === right[j].text) [i, j] = [i + 1, j + 1];
  }
  return found.filter((one) => !within || (one.start <= within[1] && one.end >= within[0]));
}

// Names of the hidden bookmarks that carry a figure's fact, as in the docx that nigao writes: _n12_整改率.
export function markName(number, slot) {
  return `_n${number}_${slot.split("|")[0].replace(/[^\p{L}\p{N}_]+/gu, "_")}`.slice(0, 40);
}

export function isMark(name) {
  return /^_n\d+_/.test(name);
}

export function nextNumber(names) {
  return Math.max(-1, ...names.map((name) => Number(/^_n(\d+)_/.exec(name)?.[1] ?? -1))) + 1;
}

export function slotOf(name, known) {
  const number = /^_n(\d+)_/.exec(name)?.[1];
  const fitting = [...new Set(known)].filter((slot) => markName(number, slot) === name);
  return fitting.length === 1 ? fitting[0] : null;
}

// Every fact of a saved report, and every formula that it prints.
export function slots(report) {
  const parts = [report.opening ?? {}, ...outline(report.sections)];
  return [...report.facts.map((fact) => fact.id), ...parts.flatMap((part) => (part.figures ?? []).map((figure) => figure.fact))];
}

function isHeading(one) {
  return Boolean(one.level && !/[。！？；]./.test(one.text)) || ANY_HEADING.test(one.text);
}

function bodyOffset(text, section) {
  const number = NUMBER.exec(text)?.[0].length ?? 0;
  for (const start of new Set([number, 0])) {
    if (!text.slice(start).startsWith(section.heading)) continue;
    const end = start + section.heading.length;
    const mark = /^[。．.：:]?\s*/.exec(text.slice(end))[0];
    if (!text.slice(end + mark.length).trim()) return text.length;
    if (section.run_in && mark) return end + mark.length;
  }
  return null;
}

function endOf(paragraphs, after, report) {
  const ends = [report.closing, report.author].filter(Boolean).map((text) => text.trim());
  const found = paragraphs.findIndex(({ text }, n) => n >= after
    && (ends.includes(text.trim()) || DATE.test(text.trim()) || /^(附件[：:]|Attachments:|Annex)/.test(text)));
  return found < 0 ? paragraphs.length : found;
}
