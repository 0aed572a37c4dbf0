// WPS Writer through its own object model, which follows Word's VBA: offsets in characters of the document.
const KEPT = "nigao-slots";

export function isHere() {
  return Boolean(window.Application?.ActiveDocument ?? window.wps?.WpsApplication);
}

export async function open() {
  return host;
}

function application() {
  return window.Application ?? window.wps.WpsApplication();
}

function active() {
  return application().ActiveDocument;
}

function paragraph(number) {
  return active().Paragraphs.Item(number + 1).Range;
}

function words(range) {
  return range.Text.replace(/[\r\u0007]+$/, "");
}

function tracked(act) {
  const document = active();
  const before = document.TrackRevisions;
  document.TrackRevisions = true;
  try {
    act(document);
  } finally {
    document.TrackRevisions = before;
  }
}

function markAll(document, start, figures) {
  for (const figure of figures) document.Bookmarks.Add(figure.name, document.Range(start + figure.start, start + figure.end));
}

function variables() {
  try {
    return JSON.parse(active().Variables.Item(KEPT).Value);
  } catch {
    return {};
  }
}

const host = {
  paragraphs: async () => {
    const found = [];
    for (let n = 0; n < active().Paragraphs.Count; n += 1) {
      const one = active().Paragraphs.Item(n + 1);
      const name = String(one.Style?.NameLocal ?? "");
      found.push({ text: words(one.Range), title: /^(Title|标题)$/.test(name), level: one.OutlineLevel >= 1 && one.OutlineLevel <= 9 ? one.OutlineLevel : 0 });
    }
    return found;
  },

  selection: async () => {
    const { Start, Text, End } = application().Selection.Range;
    let found = -1;
    for (let n = 0; n < active().Paragraphs.Count && found < 0; n += 1) {
      if (paragraph(n).Start <= Start && Start < paragraph(n).End) found = n;
    }
    return { paragraph: found, text: Start === End ? "" : Text };
  },

  clearComments: async (beginning) => {
    const { Comments } = active();
    for (let n = Comments.Count; n > 0; n -= 1) {
      if (Comments.Item(n).Range.Text.startsWith(beginning)) Comments.Item(n).Delete();
    }
  },

  comment: async (number, said, nth, text) => {
    const whole = paragraph(number);
    let at = said ? whole.Text.indexOf(said) : 0;
    for (let n = 0; n < nth; n += 1) at = whole.Text.indexOf(said, at + 1);
    const start = whole.Start + Math.max(at, 0);
    active().Comments.Add(active().Range(start, said ? start + said.length : whole.End - 1), text);
  },

  replace: async (number, start, old, text, figures) => tracked((document) => {
    const at = paragraph(number).Start + start;
    const end = at + old.length;
    // Inserted behind what is deleted: under tracked changes both stay in the text.
    if (text) document.Range(end, end).InsertAfter(text);
    markAll(document, end, figures);
    if (old) document.Range(at, end).Delete();
  }),

  newParagraph: async (number, text, figures) => tracked((document) => {
    const end = paragraph(number).End;
    document.Range(end - 1, end - 1).InsertAfter(`\r${text}`);
    markAll(document, end, figures);
  }),

  insert: async (text, figure) => {
    const at = application().Selection.Range.End;
    active().Range(at, at).InsertAfter(text);
    markAll(active(), at, [figure]);
  },

  marks: async () => {
    const { Bookmarks } = active();
    Bookmarks.ShowHidden = true;
    const found = [];
    for (let n = 1; n <= Bookmarks.Count; n += 1) {
      const { Name, Range } = Bookmarks.Item(n);
      found.push({ name: Name, text: Range.Text, before: active().Range(Math.max(Range.Start - 12, 0), Range.Start).Text });
    }
    return found;
  },

  setMark: async (name, text) => {
    const range = active().Bookmarks.Item(name).Range;
    const { Start } = range;
    range.Text = text;
    active().Bookmarks.Add(name, active().Range(Start, Start + text.length));
  },

  kept: (name) => variables()[name],

  keep: (name, slot) => {
    const value = JSON.stringify({ ...variables(), [name]: slot });
    try {
      active().Variables.Item(KEPT).Value = value;
    } catch {
      active().Variables.Add(KEPT, value);
    }
  },
};
