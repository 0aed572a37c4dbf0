// Word through Office.js (WordApi 1.4): the document as the acts see it.
import { say, Trouble } from "./words.js";

const KEPT = "nigao-slots";
const LONGEST = 200; // Word searches for at most 255 characters

export async function open(script) {
  if (!window.Office) await load(script);
  await window.Office.onReady();
  if (!window.Office.context.requirements.isSetSupported("WordApi", "1.4")) throw new Trouble(say("old-host"));
  return host;
}

function load(script) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = script;
    element.onload = resolve;
    element.onerror = () => reject(new Trouble(say("no-script", { why: script })));
    document.head.append(element);
  });
}

const run = (act) => window.Word.run(act);

async function items(context) {
  const found = context.document.body.paragraphs;
  found.load("items/text,items/style,items/styleBuiltIn,items/outlineLevel");
  await context.sync();
  return found.items;
}

// The range of some words in a paragraph, by how often they stood before; the paragraph itself where there are none.
async function locate(context, paragraph, words, nth) {
  if (!words) return paragraph.getRange("Content");
  const [head, tail] = words.length > LONGEST ? [words.slice(0, 100), words.slice(-100)] : [words, ""];
  const heads = paragraph.search(escaped(head), { matchCase: true });
  const tails = tail ? paragraph.search(escaped(tail), { matchCase: true }) : null;
  heads.load("items");
  tails?.load("items");
  await context.sync();
  const first = heads.items[Math.min(nth, heads.items.length - 1)];
  if (!first) return paragraph.getRange("Content");
  return tail && tails.items.length ? first.expandTo(tails.items[tails.items.length - 1]) : first;
}

function escaped(words) {
  return words.replace(/\^/g, "^^");
}

function times(text, words, before) {
  let [count, at] = [0, words ? text.indexOf(words) : -1];
  while (at >= 0 && at < before) [count, at] = [count + 1, text.indexOf(words, at + 1)];
  return count;
}

async function markAll(context, range, words, figures) {
  for (const figure of figures) {
    const found = range.search(escaped(figure.text ?? words.slice(figure.start, figure.end)), { matchCase: true });
    found.load("items");
    await context.sync();
    found.items[times(words, words.slice(figure.start, figure.end), figure.start)]?.insertBookmark(figure.name);
  }
  await context.sync();
}

async function tracked(context, act) {
  const { document } = context;
  document.load("changeTrackingMode");
  await context.sync();
  const before = document.changeTrackingMode;
  document.changeTrackingMode = "TrackAll";
  try {
    await act();
    await context.sync();
  } finally {
    document.changeTrackingMode = before;
    await context.sync();
  }
}

const host = {
  paragraphs: () => run(async (context) => (await items(context)).map((one) => ({
    text: one.text,
    title: one.styleBuiltIn === "Title",
    level: /^Heading(\d)$/.test(one.styleBuiltIn) ? Number(one.styleBuiltIn.slice(7)) : one.outlineLevel > 0 && one.outlineLevel < 10 ? one.outlineLevel : 0,
  }))),

  selection: () => run(async (context) => {
    const selected = context.document.getSelection();
    selected.load("text");
    const places = (await items(context)).map((one) => one.getRange("Whole").compareLocationWith(selected));
    await context.sync();
    const apart = ["Before", "After", "AdjacentBefore", "AdjacentAfter"];
    const touched = places.findIndex((place) => !apart.includes(place.value));
    return { paragraph: touched, text: selected.text };
  }),

  clearComments: (beginning) => run(async (context) => {
    const comments = context.document.body.getComments();
    comments.load("items/content");
    await context.sync();
    comments.items.filter((one) => one.content.startsWith(beginning)).forEach((one) => one.delete());
    await context.sync();
  }),

  comment: (paragraph, words, nth, said) => run(async (context) => {
    const range = await locate(context, (await items(context))[paragraph], words, nth);
    range.insertComment(said);
    await context.sync();
  }),

  replace: (paragraph, start, old, words, figures) => run(async (context) => {
    const one = (await items(context))[paragraph];
    await tracked(context, async () => {
      let range;
      if (old) {
        const place = await locate(context, one, old, times(one.text, old, start));
        range = words ? place.insertText(words, "Replace") : place.delete();
      } else {
        const before = one.text.slice(0, start).slice(-LONGEST);
        const place = before ? await locate(context, one, before, times(one.text, before, start - before.length)) : one.getRange("Start");
        range = place.insertText(words, before ? "After" : "Start");
      }
      if (figures.length) await markAll(context, range, words, figures);
    });
  }),

  newParagraph: (paragraph, words, figures) => run(async (context) => {
    const all = await items(context);
    const style = all.reduce((best, one) => (one.text.length > best.text.length ? one : best)).style;
    await tracked(context, async () => {
      const added = all[paragraph].insertParagraph(words, "After");
      added.style = style;
      await markAll(context, added.getRange("Content"), words, figures);
    });
  }),

  insert: (text, figure) => run(async (context) => {
    const range = context.document.getSelection().insertText(text, "End");
    await markAll(context, range, text, [figure]);
  }),

  marks: () => run(async (context) => {
    const names = context.document.body.getRange("Whole").getBookmarks(true);
    await context.sync();
    const found = names.value.map((name) => {
      const range = context.document.getBookmarkRange(name);
      const before = range.paragraphs.getFirst().getRange("Start").expandTo(range.getRange("Start"));
      range.load("text");
      before.load("text");
      return { name, range, before };
    });
    await context.sync();
    return found.map((one) => ({ name: one.name, text: one.range.text, before: one.before.text }));
  }),

  setMark: (name, text) => run(async (context) => {
    // Replacing its words may take the bookmark away: it is set anew.
    context.document.getBookmarkRange(name).insertText(text, "Replace").insertBookmark(name);
    await context.sync();
  }),

  kept: (name) => (window.Office.context.document.settings.get(KEPT) ?? {})[name],

  keep: (name, slot) => {
    const { settings } = window.Office.context.document;
    settings.set(KEPT, { ...(settings.get(KEPT) ?? {}), [name]: slot });
    settings.saveAsync?.();
  },
};
