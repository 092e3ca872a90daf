import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import type { Selection } from "../../core/document/selection.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { AppState } from "../../store/state.ts";
import { wordCaret } from "../places/caret.ts";
import { type CommandContext, canRun, commandFor, refusalOf } from "./command.ts";
import { COMMANDS, commandById } from "./commands.ts";
import { contextAt, SCHEMA, type Situated } from "./fixture.ts";
import { keyTable, type OwnKeys } from "./remap/keyTable.ts";

const STEP = { name: "Accept Ann", edit: {}, doc: "d", at: 0, seq: 1, stack: "undo" } as const;

const commandAt = (key: string, at: Situated, own: OwnKeys = {}) =>
  commandFor(COMMANDS, keyTable(COMMANDS, own), contextAt(at, key).context)?.id;

/** What a command does, one line an action. */
function doneBy(id: string, at: Situated, key = ""): string[] {
  const { context, done } = contextAt(at, key);
  expect(canRun(commandById(id), context)).toBe(true);
  commandById(id).run(context);
  return done;
}

const suggested = { selection: { kind: "entity", id: "ann" } } as const;
const confirmed = { selection: { kind: "entity", id: "oslo" } } as const;
const arc = { selection: { kind: "relation", id: "works" } } as const;
const last = { selection: { kind: "entity", id: "ann2" } } as const;
const caret = { view: { caret: wordCaret(DOC.sentences[0], 3) } };
const inAnn = { view: { caret: wordCaret(DOC.sentences[0], 1) } };
const acme = { selection: { kind: "entity", id: "acme" } } as const;
const INTO_SECOND = { sentence: "d:0", anchor: 0, focus: 0, into: "d:1", moves: "ann" };
const BOB = { ...DOC.entities.ann2, id: "bob", start: 44, end: 47 };
const WITH_BOB = { ...DOC, entities: { ...DOC.entities, bob: BOB } };
const AT_START = {
  selection: { kind: "entity", id: "bob" },
  app: { project: { docs: { d: WITH_BOB }, schema: SCHEMA } },
} as const;
const linking = { ...suggested, app: { linking: { head: "ann" } } };
const elsewhere = { ...suggested, app: { storage: { kind: "readOnly" } } } as const;

test.each<{ key: string; what: string; at: Situated; want: string | undefined }>([
  { key: "Enter", what: "accepts a suggestion", at: suggested, want: "accept" },
  { key: "Enter", what: "does nothing to what is confirmed", at: confirmed, want: undefined },
  { key: "Enter", what: "labels the words at the caret", at: caret, want: "label" },
  { key: "x", what: "rejects an arc", at: arc, want: "reject" },
  { key: "1", what: "retypes what is selected", at: arc, want: "digit" },
  { key: "1", what: "means nothing without a selection", at: {}, want: undefined },
  { key: "r", what: "starts a relation", at: suggested, want: "relate" },
  { key: "r", what: "is a letter while a tail is picked", at: linking, want: "hint" },
  { key: "a", what: "is a letter while a tail is picked", at: linking, want: "hint" },
  {
    key: "a",
    what: "accepts the sentence of the selection",
    at: suggested,
    want: "acceptSentence",
  },
  { key: "a", what: "leaves a confirmed sentence alone", at: confirmed, want: undefined },
  { key: "Shift+d", what: "reopens a confirmed sentence", at: confirmed, want: "reopenSentence" },
  { key: "v", what: "reverses an arc", at: arc, want: "reverse" },
  { key: "v", what: "means nothing for a span", at: suggested, want: undefined },
  { key: "Shift+ArrowRight", what: "moves the border of a span", at: suggested, want: "growEnd" },
  { key: "Shift+ArrowRight", what: "extends the caret", at: caret, want: "extendRight" },
  { key: "Tab", what: "goes to the next suggestion", at: suggested, want: "tabNext" },
  { key: "Tab", what: "leaves the text after the last one", at: last, want: undefined },
  { key: "Tab", what: "leaves the text with nothing selected", at: {}, want: undefined },
  { key: "Escape", what: "cancels", at: linking, want: "cancel" },
  {
    key: "Enter",
    what: "picks what is selected as the tail",
    at: { ...linking, selection: { kind: "entity", id: "ann" } },
    want: "pickSelected",
  },
  {
    key: "Mod+c",
    what: "copies the words of a span",
    at: { selection: { kind: "entity", id: "ann" } },
    want: "copy",
  },
  { key: "Mod+a", what: "selects all of the text", at: {}, want: "selectAll" },
  { key: "Escape", what: "is free with nothing to cancel", at: {}, want: undefined },
  { key: "x", what: "changes nothing while another tab works", at: elsewhere, want: undefined },
  { key: "j", what: "still reads while another tab works", at: elsewhere, want: "next" },
  {
    key: "Mod+z",
    what: "undoes",
    at: { app: { history: { undo: [STEP], redo: [] } } },
    want: "undo",
  },
  { key: "Mod+z", what: "needs a step to undo", at: {}, want: undefined },
  { key: "s", what: "splits a span of two words", at: suggested, want: "split" },
  { key: "s", what: "cannot split one word", at: last, want: undefined },
  { key: "s", what: "splits at a caret inside of a span", at: inAnn, want: "split" },
  { key: "s", what: "needs a span at the caret", at: caret, want: undefined },
  { key: "m", what: "merges with the next span", at: suggested, want: "mergeNext" },
  { key: "m", what: "needs a next span in the sentence", at: acme, want: undefined },
  { key: "Shift+m", what: "merges with the former span", at: acme, want: "mergeFormer" },
  { key: "o", what: "labels all occurrences of a span", at: suggested, want: "occurrences" },
  { key: "o", what: "and of the caret's words", at: caret, want: "occurrences" },
  { key: "b", what: "decides about many", at: {}, want: "bulk" },
  { key: "b", what: "not while another tab works", at: elsewhere, want: undefined },
  { key: "b", what: "is a letter while a tail is picked", at: linking, want: "hint" },
  { key: "/", what: "finds", at: {}, want: "find" },
  { key: "Mod+f", what: "finds", at: suggested, want: "find" },
  { key: "w", what: "shows the evidence", at: suggested, want: "evidence" },
  { key: "f", what: "changes which arcs are shown", at: {}, want: "arcs" },
  { key: ".", what: "goes to the next sentence", at: {}, want: "nextSentence" },
  { key: "Shift+j", what: "needs another document", at: {}, want: undefined },
  { key: "Mod+k", what: "opens the palette", at: linking, want: "palette" },
  { key: "Mod+Shift+p", what: "opens the palette", at: {}, want: "palette" },
  { key: "Shift+F10", what: "opens the menu", at: suggested, want: "menu" },
  { key: "Home", what: "is the text's without a caret", at: suggested, want: undefined },
  { key: "9", what: "means nothing without a ninth type", at: suggested, want: undefined },
])("$key $what", ({ key, at, want }) => expect(commandAt(key, at)).toBe(want));

test.each<{ key: string; where: string; at: Situated; want: RegExp | undefined }>([
  { key: "Alt+j", where: "at the last sentence", at: last, want: /no sentence after this one/ },
  { key: "Alt+Shift+j", where: "at the first", at: suggested, want: /no sentence before this one/ },
  { key: "Alt+j", where: "with nothing selected", at: {}, want: /^Go to a sentence first/ },
  { key: "Alt+s", where: "without a caret", at: {}, want: /^Put the caret before a word first/ },
  { key: "Alt+s", where: "at the first word", at: suggested, want: /begins with this word/ },
  { key: "Alt+s", where: "at a word", at: caret, want: undefined },
  {
    key: "Alt+j",
    where: "while another tab works",
    at: elsewhere,
    want: /^Another tab has this project open/,
  },
  { key: "m", where: "which says nothing", at: acme, want: undefined },
])("$key $where says why nothing happens", ({ key, at, want }) => {
  const { context } = contextAt(at, key);
  const why = refusalOf(COMMANDS, keyTable(COMMANDS, {}), context)?.why;
  if (want) expect(why).toMatch(want);
  else expect(why).toBeUndefined();
});

test.each<{ name: string; got: string[]; want: string[] }>([
  {
    name: "split cuts the selected span before its last word",
    got: doneBy("split", suggested),
    want: ['view {"caret":null}', 'select {"kind":"entity","id":"ann"}', "splitEntity ann 4"],
  },
  {
    name: "merge names the neighbour",
    got: doneBy("mergeFormer", acme),
    want: ["mergeEntity acme -1"],
  },
  {
    name: "occurrences take a span's words and type",
    got: doneBy("occurrences", suggested),
    want: ['view {"dialog":{"kind":"occurrences","text":"Ann Lee","type":"Person"}}'],
  },
  {
    name: "occurrences of the caret's words have no type yet",
    got: doneBy("occurrences", caret),
    want: ['view {"dialog":{"kind":"occurrences","text":"for","type":null}}'],
  },
  {
    name: "the next sentence from the first",
    got: doneBy("nextSentence", suggested),
    want: [
      'view {"caret":null,"reveal":{"doc":"d","offset":24},"announcement":"Sentence 2, confirmed: She lives in Oslo."}',
      'select {"kind":"sentence","id":"d:1"}',
    ],
  },
  {
    name: "the next unconfirmed one skips what is confirmed",
    got: doneBy("nextUnconfirmed", suggested),
    want: [
      'view {"caret":null,"reveal":{"doc":"d","offset":44},"announcement":"Sentence 3: Bob met Ann."}',
      'select {"kind":"sentence","id":"d:2"}',
    ],
  },
  {
    name: "the former sentence, from nothing, is the last",
    got: doneBy("previousSentence", {}),
    want: [
      'view {"caret":null,"reveal":{"doc":"d","offset":44},"announcement":"Sentence 3: Bob met Ann."}',
      'select {"kind":"sentence","id":"d:2"}',
    ],
  },
  {
    name: "the caret's words are said",
    got: doneBy("extendRight", caret),
    want: [
      'view {"caret":{"sentence":"d:0","anchor":3,"focus":4},"announcement":"for Acme"}',
      'select {"kind":"sentence","id":"d:0"}',
    ],
  },
  {
    name: "the caret goes on into the next sentence, and says what labelling does then",
    got: doneBy("extendRight", { view: { caret: wordCaret(DOC.sentences[0], 5) } }),
    want: [
      'view {"caret":{"sentence":"d:0","anchor":5,"focus":0,"into":"d:1"},"announcement":". She, in 2 sentences: labelling joins them"}',
    ],
  },
  {
    name: "a border goes on with the caret, beyond the sentence",
    got: doneBy("growEnd", { selection: { kind: "entity", id: "oslo" } }),
    want: ["moveBorder oslo end 1"],
  },
  {
    name: "a border at the start of the sentence goes on into the former one",
    got: doneBy("growStart", AT_START),
    want: [
      'view {"caret":{"sentence":"d:2","anchor":0,"focus":4,"into":"d:1","moves":"bob"},"announcement":".\\n\\nBob, in 2 sentences: labelling joins them"}',
    ],
  },
  {
    name: "which Enter gives the span",
    got: doneBy("label", { view: { caret: INTO_SECOND } }),
    want: ['view {"caret":null}', "moveEntity ann 0 27"],
  },
  {
    name: "and the key of a type with that type",
    got: doneBy("digit", { view: { caret: INTO_SECOND } }, "2"),
    want: ['view {"caret":null}', 'moveEntity ann 0 27 {"type":"Firm"}'],
  },
  {
    name: "the same words again are said again",
    got: doneBy("caretHome", { view: { ...inAnn.view, announcement: "Ann" } }),
    want: [
      'view {"caret":{"sentence":"d:0","anchor":0,"focus":0},"announcement":"Ann\u00a0"}',
      'select {"kind":"sentence","id":"d:0"}',
    ],
  },
  {
    name: "the next annotation may be decided already",
    got: doneBy("nextAnnotation", { selection: { kind: "relation", id: "works" } }),
    want: ['view {"caret":null}', 'select {"kind":"entity","id":"oslo"}'],
  },
  { name: "an export", got: doneBy("exportAnnotations", {}), want: ["openExport"] },
  {
    name: "a comparison asks with what",
    got: doneBy("compare", {}),
    want: ['view {"dialog":{"kind":"compare","doc":null}}'],
  },
  { name: "a theme", got: doneBy("themeDark", {}), want: ["setTheme dark"] },
  {
    name: "a key gives its type to the caret's words",
    got: doneBy("digit", caret, "2"),
    want: ['view {"caret":null}', "addEntity 14 17 Firm"],
  },
])("$name", ({ got, want }) => expect(got).toEqual(want));

/** A store of one document in which retyping confirms, as the real one does. */
function retypedBy(key: string, selection: Selection): Selection {
  let doc: Doc = DOC;
  let selected = selection;
  const context: CommandContext = {
    ...contextAt({}).context,
    key,
    app: () =>
      ({
        project: { docs: { d: doc }, schema: SCHEMA },
        activeDoc: "d",
        linking: null,
        storage: { kind: "saved", at: 0 },
        selection: selected,
        select: (next: Selection) => {
          selected = next;
        },
        retypeEntity: (id: string, type: string) => {
          const entity = { ...doc.entities[id], type, status: "confirmed" as const };
          doc = { ...doc, entities: { ...doc.entities, [id]: entity } };
        },
      }) as unknown as AppState,
  };
  commandFor(COMMANDS, keyTable(COMMANDS, {}), context)?.run(context);
  return selected;
}

test("a suggestion of the wrong type takes one key, which goes on", () => {
  expect(retypedBy("2", suggested.selection)).toEqual({ kind: "entity", id: "acme" });
});

test("another type for what is confirmed stays with it", () => {
  expect(retypedBy("2", confirmed.selection)).toEqual(confirmed.selection);
});

test("the user's own keys come in place of those of the table", () => {
  const own = { next: ["q"], digit: ["z"] };
  expect(commandAt("q", {}, own)).toBe("next");
  expect(commandAt("j", {}, own)).toBeUndefined();
  expect(commandAt("1", suggested, own)).toBe("digit");
});

test("every command has its own id and name", () => {
  for (const of of ["id", "name"] as const)
    expect(new Set(COMMANDS.map((command) => command[of])).size).toBe(COMMANDS.length);
});

test("what has no key is in the palette, and what is not there has one", () => {
  for (const { id, keys, shown, hidden } of COMMANDS)
    expect(keys.length > 0 || shown !== undefined || !hidden, id).toBe(true);
});
