// The part of Office.js that the pane uses, over a document of characters; like the real one it refuses to read what was not
// loaded and synced. Real Word is not here: what this shows is that the pane asks for the right things.
(() => {
  const state = { paragraphs: [], bookmarks: new Map(), comments: [], selection: [0, 0, 0, 0], mode: "Off", settings: {}, queue: [] };

  class PlainLoaded {
    constructor() { this.asked = new Set(); this.ready = new Set(); }
    load(names = "") { names.split(",").forEach((name) => this.asked.add(name.replace(/^items\//, "").trim())); }
    read(name, value) {
      if (!this.ready.has(name) && !this.ready.has("")) throw new Error(`PropertyNotLoaded: ${name}`);
      return value;
    }
  }
  // The same by Microsoft's office-addin-mock, where the test has brought it along: what may be read is its to say.
  class MockLoaded {
    constructor() {
      this.mock = new window.OfficeMockObject(undefined, "word");
      this.byParent = new Set(); // an item's properties, loaded and synced with its collection
      this.asked = { add: (name) => MockLoaded.prototype.load.call(this, name), forEach() {} };
      this.ready = { add: (name) => this.byParent.add(name) };
    }
    load(names = "") {
      for (const name of names.split(",").map((one) => one.replace(/^items\//, "").trim())) {
        if (!this.mock._properties.has(name)) this.mock.setValue(name, "there");
        this.mock.load(name);
      }
    }
    read(name, value) {
      if (!this.byParent.has(name) && this.mock[name] !== "there") throw new Error(`${name}: ${this.mock[name]}`);
      return value;
    }
    async sync() { await this.mock.sync(); }
  }
  const Loaded = window.OfficeMockObject ? MockLoaded : PlainLoaded;
  const loaded = new Set();
  const make = (object) => { loaded.add(object); return object; };

  class Result extends Loaded {
    constructor(find) { super(); this.find = find; this.asked.add("value"); }
    get value() { return this.read("value", this.find()); }
  }

  // Characters from index a to before b, over all paragraphs; each paragraph ends with its mark.
  const all = () => state.paragraphs.flatMap((one) => [...one.chars, one.end]);
  const place = (char) => all().indexOf(char);
  const visible = (chars) => chars.filter((one) => !one.del && !one.end).map((one) => one.c).join("");

  class Range extends Loaded {
    constructor(chars, before) { super(); this.chars = chars; this.before = before; }
    get text() { return this.read("text", visible(this.chars)); }
    get paragraphs() { return { getFirst: () => make(new Paragraph(owner(this.chars[0] ?? this.before))) }; }
    first() { return this.chars[0] ?? this.before; }
    last() { return this.chars[this.chars.length - 1] ?? null; }
    search(words) { return make(new Found(this, words)); }
    expandTo(other) {
      const line = all();
      const edge = other.chars.length ? place(other.last()) + 1 : place(other.before);
      return make(new Range(line.slice(place(this.first()), edge), this.first()));
    }
    getRange(where = "Whole") {
      if (where === "Start") return make(new Range([], this.first()));
      return make(new Range([...this.chars], this.before));
    }
    insertText(words, where) {
      const line = all();
      const anchor = where === "Start" ? this.first() : this.chars.length ? line[place(this.last()) + 1] : this.before;
      if (where === "Replace") this.remove();
      const added = insertBefore(anchor, words);
      return make(new Range(added, anchor));
    }
    delete() { this.remove(); return make(new Range([], this.before)); }
    remove() {
      for (const char of this.chars) {
        if (char.end) continue;
        if (state.mode === "TrackAll") char.del = true;
        else { const found = owner(char); found.chars.splice(found.chars.indexOf(char), 1); }
      }
    }
    insertBookmark(name) { state.bookmarks.set(name, [...this.chars]); }
    insertComment(content) { state.comments.push({ content, chars: [...this.chars] }); }
    getBookmarks() { return make(new Result(() => [...state.bookmarks.keys()])); }
    compareLocationWith(other) {
      return make(new Result(() => {
        const [a, b] = [place(this.first()), place(this.last() ?? this.first()) + 1];
        const c = place(other.first());
        return c < a ? "After" : c >= b ? "Before" : "Contains";
      }));
    }
  }

  class Found extends Loaded {
    constructor(range, words) { super(); this.range = range; this.words = words.replace(/\^\^/g, "^"); if (words.length > 255) throw new Error("SearchStringInvalidOrTooLong"); }
    get items() {
      return this.read("items", (() => {
        const chars = this.range.chars.filter((one) => !one.del && !one.end);
        const text = chars.map((one) => one.c).join("");
        const found = [];
        for (let at = text.indexOf(this.words); at >= 0; at = text.indexOf(this.words, at + this.words.length)) {
          found.push(make(new Range(chars.slice(at, at + this.words.length), chars[at])));
        }
        return (this.made ??= found);
      })());
    }
  }

  class Paragraph extends Range {
    constructor(own) { super([...own.chars], own.chars[0] ?? own.end); this.own = own; }
    get style() { return this.read("style", this.own.style); }
    set style(name) { this.own.style = name; }
    get styleBuiltIn() { return this.read("styleBuiltIn", this.own.style); }
    get outlineLevel() { return this.read("outlineLevel", 10); }
    getRange(where) {
      if (where === "Whole") return make(new Range([...this.chars, this.own.end], this.first()));
      return super.getRange(where);
    }
    insertParagraph(words) {
      const added = paragraph(words, "Normal", state.mode === "TrackAll");
      state.paragraphs.splice(state.paragraphs.indexOf(this.own) + 1, 0, added);
      return make(new Paragraph(added));
    }
  }

  class Paragraphs extends Loaded {
    load(names) { super.load(names); this.asked.add("items"); this.names = names; }
    get items() {
      return this.read("items", (this.made ??= state.paragraphs.map((own) => {
        const one = make(new Paragraph(own));
        (this.names ?? "").split(",").forEach((name) => one.ready.add(name.replace(/^items\//, "").trim()));
        return one;
      })));
    }
  }

  class Comments extends Loaded {
    load(names) { super.load(names); this.asked.add("items"); }
    get items() {
      return this.read("items", state.comments.map((one) => ({
        content: one.content, delete: () => state.comments.splice(state.comments.indexOf(one), 1),
      })));
    }
  }

  class Document extends Loaded {
    get changeTrackingMode() { return this.read("changeTrackingMode", state.mode); }
    set changeTrackingMode(mode) { state.mode = mode; }
    get body() {
      return {
        paragraphs: make(new Paragraphs()),
        getComments: () => make(new Comments()),
        getRange: () => make(new Range(all(), all()[0])),
      };
    }
    getSelection() {
      const [p, a, q, b] = state.selection;
      const line = all();
      const [from, to] = [state.paragraphs[p], state.paragraphs[q]];
      const start = a < from.chars.length ? from.chars[a] : from.end;
      const stop = b < to.chars.length ? to.chars[b] : to.end;
      return make(new Range(line.slice(place(start), place(stop)), start));
    }
    getBookmarkRange(name) { const chars = state.bookmarks.get(name); return make(new Range(chars, chars[0])); }
  }

  const owner = (char) => state.paragraphs.find((one) => one.end === char || one.chars.includes(char));
  const paragraph = (words, style, ins = false) => ({ style, end: { end: true }, chars: [...words].map((c) => ({ c, ins, del: false })) });
  function insertBefore(anchor, words) {
    const own = owner(anchor) ?? state.paragraphs[state.paragraphs.length - 1];
    const at = own.end === anchor ? own.chars.length : own.chars.indexOf(anchor);
    const added = [...words].map((c) => ({ c, ins: state.mode === "TrackAll", del: false }));
    own.chars.splice(at, 0, ...added);
    return added;
  }

  window.Office = {
    onReady: async () => ({ host: "Word" }),
    context: {
      requirements: { isSetSupported: (name, version) => name === "WordApi" && Number(version) <= 1.4 },
      document: { settings: { get: (name) => state.settings[name], set: (name, value) => { state.settings[name] = value; }, saveAsync() {} } },
    },
  };
  window.Word = {
    run: async (act) => act({
      document: make(new Document()),
      sync: async () => {
        for (const one of loaded) {
          one.asked.forEach((name) => one.ready.add(name));
          await one.sync?.();
        }
        await new Promise((done) => { setTimeout(done, 0); }); // the mock sets its properties a moment later
      },
    }),
  };
  // For the test: a document in, what became of it out.
  window.fake = {
    open(paragraphs) {
      state.paragraphs = paragraphs.map(([words, style]) => paragraph(words, style));
      state.bookmarks.clear();
      state.comments.length = 0;
    },
    mark(name, words) {
      for (const one of state.paragraphs) {
        const at = one.chars.map((char) => char.c).join("").indexOf(words);
        if (at >= 0) { state.bookmarks.set(name, one.chars.slice(at, at + words.length)); return; }
      }
      throw new Error(words);
    },
    select(words, collapse) {
      state.paragraphs.forEach((one, n) => {
        const at = one.chars.filter((char) => !char.del).map((char) => char.c).join("").indexOf(words);
        const shown = one.chars.filter((char) => !char.del);
        if (at < 0) return;
        const a = one.chars.indexOf(shown[at]);
        const b = one.chars.indexOf(shown[at + words.length - 1]) + 1;
        state.selection = collapse ? [n, b, n, b] : [n, a, n, b];
      });
    },
    put(before, after) { this.select(before); const range = window.fake.range(); range.insertText(after, "Replace"); },
    range: () => new Document().getSelection(),
    state: () => ({
      text: state.paragraphs.map((one) => visible(one.chars)),
      inserted: all().filter((one) => one.ins && !one.end).map((one) => one.c).join(""),
      deleted: all().filter((one) => one.del).map((one) => one.c).join(""),
      comments: state.comments.map((one) => ({ content: one.content, words: visible(one.chars) })),
      marks: Object.fromEntries([...state.bookmarks].map(([name, chars]) => [name, visible(chars)])),
      mode: state.mode,
      kept: state.settings,
    }),
  };
})();
