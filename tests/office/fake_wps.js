// The part of WPS' object model that the pane uses, which is that of Word's VBA: one run of characters, ranges by offset, and
// deleted text that stays in it while changes are tracked.
(() => {
  const state = { chars: [], titles: 0, bookmarks: new Map(), comments: [], variables: new Map(), selection: [0, 0], track: false };
  const text = (a, b) => state.chars.slice(a, b).map((one) => one.c).join("");

  class Range {
    constructor(start, end) { this.Start = start; this.End = end; }
    get Text() { return text(this.Start, this.End); }
    set Text(words) {
      state.chars.splice(this.Start, this.End - this.Start);
      shift(this.Start, this.Start - this.End);
      this.End = this.Start;
      this.InsertAfter(words);
    }
    InsertAfter(words) {
      state.chars.splice(this.End, 0, ...[...words].map((c) => ({ c, ins: state.track, del: false })));
      shift(this.End, words.length);
      this.End += words.length;
    }
    Delete() {
      if (state.track) state.chars.slice(this.Start, this.End).forEach((one) => { one.del = true; });
      else this.Text = "";
    }
  }

  function shift(from, by) {
    for (const mark of state.bookmarks.values()) {
      if (mark.Start >= from) mark.Start += by;
      if (mark.End > from) mark.End += by;
    }
  }
  const ends = () => state.chars.flatMap((one, n) => (one.c === "\r" ? [n + 1] : []));
  const list = (items) => ({ get Count() { return items().length; }, Item: (n) => items()[n - 1] });

  const active = {
    get Paragraphs() {
      return list(() => ends().map((end, n, all) => ({
        Range: new Range(all[n - 1] ?? 0, end), OutlineLevel: 10, Style: { NameLocal: n === 0 ? "标题" : "正文" },
      })));
    },
    Range: (a, b) => new Range(a, b),
    Comments: {
      get Count() { return state.comments.length; },
      Item: (n) => ({ Range: { Text: state.comments[n - 1].content }, Delete: () => state.comments.splice(n - 1, 1) }),
      Add: (range, content) => state.comments.push({ content, words: range.Text }),
    },
    Bookmarks: {
      get Count() { return state.bookmarks.size; },
      Item: (key) => {
        const [name, mark] = typeof key === "number" ? [...state.bookmarks][key - 1] : [key, state.bookmarks.get(key)];
        return { Name: name, Range: new Range(mark.Start, mark.End) };
      },
      Add: (name, range) => state.bookmarks.set(name, { Start: range.Start, End: range.End }),
    },
    Variables: {
      Item: (name) => {
        if (!state.variables.has(name)) throw new Error("no such variable");
        return { get Value() { return state.variables.get(name); }, set Value(value) { state.variables.set(name, value); } };
      },
      Add: (name, value) => state.variables.set(name, value),
    },
    get TrackRevisions() { return state.track; },
    set TrackRevisions(on) { state.track = on; },
  };
  window.Application = { ActiveDocument: active, get Selection() { return { Range: new Range(...state.selection) }; } };
  window.fake = {
    open(paragraphs) { state.chars = [...paragraphs.map(([words]) => `${words}\r`).join("")].map((c) => ({ c, ins: false, del: false })); },
    mark(name, words) { const at = text().indexOf(words); state.bookmarks.set(name, { Start: at, End: at + words.length }); },
    select(words, collapse) { const at = text().indexOf(words); state.selection = [collapse ? at + words.length : at, at + words.length]; },
    put(before, after) { const at = text().indexOf(before); new Range(at, at + before.length).Text = after; },
    state: () => ({
      text: state.chars.filter((one) => !one.del).map((one) => one.c).join("").split("\r"),
      inserted: state.chars.filter((one) => one.ins).map((one) => one.c).join(""),
      deleted: state.chars.filter((one) => one.del).map((one) => one.c).join(""),
      comments: state.comments,
      marks: Object.fromEntries([...state.bookmarks].map(([name, mark]) => [name, text(mark.Start, mark.End)])),
      track: state.track,
    }),
  };
})();
