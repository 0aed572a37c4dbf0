// The five acts, on whatever document the host gives: each returns what the user is told.
import { server } from "./server.js";
import {
  asText, bodyOf, edits, findSections, isMark, lines, markName, nextNumber, outline, sectionAt, slotOf, slots,
} from "./text.js";
import { language, say, Trouble } from "./words.js";

// Word gives comments the user's name: ours are known by how they begin.
const OURS = "[nigao] ";
const TURN = /(增长|上升|提高|增加|下降|减少|降低|持平|rose |fell |rose by |fell by |unchanged )$/;

export async function check(host, chosen) {
  const { id, report, paragraphs } = await standing(host, chosen);
  const found = await server.check(id, asText(paragraphs));
  const sections = findSections(paragraphs, report);
  await host.clearComments(OURS);
  for (const finding of found.findings) {
    const place = placeOf(finding, paragraphs, sections);
    await host.comment(place.paragraph, place.words, place.nth, `${OURS}[${say(finding.severity)}] ${finding.message} (${finding.rule})`);
  }
  const count = (grade) => found.findings.filter((one) => one.severity === grade).length;
  const tally = ({ present, required }) => `${present}/${required}`;
  const said = say("checked", {
    errors: count("error"), warnings: count("warning"), infos: count("info"),
    headings: tally(found.coverage.headings), figures: tally(found.coverage.figures),
  });
  return { said, findings: found.findings };
}

export function draft(host, chosen) {
  return propose(host, chosen, "", "drafted");
}

export function revise(host, chosen, instruction) {
  if (!instruction.trim()) throw new Trouble(say("no-instruction"));
  return propose(host, chosen, instruction.trim(), "revised");
}

export async function insert(host, chosen, wanted) {
  const { id } = await standing(host, chosen);
  const slot = wanted.trim();
  const told = await server.facts(id, slot ? [slot] : []);
  const fact = told.facts.find((one) => one.slot === slot);
  if (!fact) throw new Trouble(say("no-fact", { fact: slot }));
  const marks = await host.marks();
  const name = markName(nextNumber(marks.map((one) => one.name)), slot);
  await host.insert(fact.text, { start: fact.start, end: fact.end, name });
  host.keep(name, slot);
  return { said: say("inserted", { text: fact.text, fact: slot }) };
}

export async function refresh(host, chosen) {
  const { id, report } = await standing(host, chosen);
  const marks = (await host.marks()).filter((one) => isMark(one.name));
  const known = slots(report);
  const named = marks.map((one) => ({ ...one, slot: host.kept(one.name) ?? slotOf(one.name, known) }));
  const wanted = [...new Set(named.map((one) => one.slot).filter(Boolean))];
  const told = await server.facts(id, wanted.flatMap((slot) => [slot, `${slot}|增减`]));
  const printed = new Map(told.facts.map((fact) => [fact.slot, fact]));
  const done = { changes: [], unknown: [], look: [], fresh: 0 };
  for (const mark of named) await renew(host, mark, printed, done);
  const said = [done.changes.length ? say("refreshed", { count: done.changes.length, changes: done.changes.join("；") }) : say("fresh", { count: done.fresh })];
  if (done.unknown.length) said.push(say("unknown", { names: done.unknown.join(", ") }));
  if (done.look.length) said.push(say("look", { places: done.look.join(", ") }));
  return { said: said.join(" ") };
}

async function renew(host, mark, printed, done) {
  const turn = TURN.exec(mark.before)?.[1];
  const fact = printed.get(turn ? `${mark.slot}|增减` : mark.slot) ?? printed.get(mark.slot);
  if (!mark.slot || !fact) {
    done.unknown.push(mark.slot ?? mark.name);
    return;
  }
  const figure = fact.text.slice(fact.start, fact.end);
  if (!figure || figure === mark.text) {
    done.fresh += 1;
  } else if (opposed(turn, fact) || /\d$/.test(mark.before) || (/\d/.test(figure) && !/\d|[XＸ×_]{2}/.test(mark.text))) {
    // The word beside it would be wrong, or somebody typed over a part of the figure.
    done.look.push(`${mark.slot}：${mark.before.slice(-6)}${mark.text} / ${fact.text}`);
  } else {
    await host.setMark(mark.name, figure);
    done.changes.push(`${mark.slot}：${mark.text} → ${figure}`);
  }
}

function opposed(turn, fact) {
  const rises = (word) => /^(增长|上升|提高|增加|rose)/.test(word);
  const word = fact.text.slice(0, fact.start);
  return Boolean(turn && word && rises(turn) !== rises(word));
}

async function standing(host, chosen) {
  const paragraphs = await host.paragraphs();
  let id = chosen;
  if (!id) {
    const styled = paragraphs.find((one) => one.title) ?? paragraphs.find((one) => one.text.trim());
    const title = (styled?.text ?? "").replace(/[\v\n]/g, "").trim();
    id = (await server.reports()).find((one) => one.title.trim() === title)?.id;
    if (!id) throw new Trouble(say("no-report", { title }));
  }
  return { id, report: await server.report(id), paragraphs };
}

async function propose(host, chosen, instruction, told) {
  const { id, report, paragraphs } = await standing(host, chosen);
  const selected = await host.selection();
  const section = sectionAt(findSections(paragraphs, report), selected.paragraph);
  if (!section) throw new Trouble(say("no-section", { known: outline(report.sections).map((one) => one.heading).join(language === "zh" ? "、" : ", ") }));
  const proposed = await server.propose(id, section.id, asText(paragraphs), instruction);
  const body = bodyOf(paragraphs, section);
  const text = body.map((piece) => piece.text).join("\n");
  const found = edits(text, proposed.text, instruction ? stretch(body, text, selected) : null);
  let number = nextNumber((await host.marks()).map((one) => one.name));
  for (const edit of found.reverse()) {
    const words = proposed.text.slice(edit.newStart, edit.newEnd);
    const figures = proposed.figures
      .filter((one) => one.start >= edit.newStart && one.end <= edit.newEnd)
      .map((one) => ({ start: one.start - edit.newStart, end: one.end - edit.newStart, text: one.text, name: markName(number++, one.fact), slot: one.fact }));
    await write(host, section, body, edit, words, figures);
    for (const one of figures) host.keep(one.name, one.slot);
  }
  return { said: say(found.length ? told : "unchanged", { heading: section.heading, count: found.length }) };
}

// A change of the section's text, paragraph by paragraph; the new words stand in the first.
async function write(host, section, body, edit, words, figures) {
  if (!body.length) {
    await host.newParagraph(section.line, words, figures);
    return;
  }
  let at = 0;
  const touched = [];
  for (const piece of body) {
    const [start, end] = [Math.max(edit.start - at, 0), Math.min(edit.end - at, piece.text.length)];
    if (start <= piece.text.length && end >= 0 && start <= end) touched.push({ ...piece, from: start, to: end });
    at += piece.text.length + 1;
  }
  for (const [n, piece] of [...touched.entries()].reverse()) {
    const old = piece.text.slice(piece.from, piece.to);
    await host.replace(piece.paragraph, piece.start + piece.from, old, n === 0 ? words : "", n === 0 ? figures : []);
  }
}

// Which characters of a section's text are selected; null for the whole.
function stretch(body, text, selected) {
  if (!selected.text.trim()) return null;
  const words = selected.text.replace(/[\r\v]/g, "\n").replace(/\n$/, "");
  const from = body.filter((piece) => piece.paragraph < selected.paragraph).reduce((sum, piece) => sum + piece.text.length + 1, 0);
  const start = text.indexOf(words, from);
  return start < 0 ? null : [start, start + words.length];
}

function placeOf(finding, paragraphs, sections) {
  const all = lines(paragraphs);
  const line = all[finding.paragraph - 1];
  if (line) {
    const text = paragraphs[line.paragraph].text;
    if (!finding.text || !text.includes(finding.text)) return { paragraph: line.paragraph, words: "", nth: 0 };
    const before = all.slice(0, finding.paragraph - 1).reduce((sum, one) => sum + one.text.length + 1, 0);
    const near = finding.section ? 0 : finding.start - before;
    const starts = [];
    for (let at = text.indexOf(finding.text); at >= 0; at = text.indexOf(finding.text, at + 1)) starts.push(at);
    const nth = starts.reduce((best, at, n) => (Math.abs(at - near) < Math.abs(starts[best] - near) ? n : best), 0);
    return { paragraph: line.paragraph, words: finding.text, nth };
  }
  const heading = sections.find((one) => one.id === finding.section);
  return { paragraph: heading?.line ?? all[0]?.paragraph ?? 0, words: "", nth: 0 };
}
