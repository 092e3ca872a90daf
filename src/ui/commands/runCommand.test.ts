import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { AppState } from "../../store/state.ts";
import { wordCaret } from "../places/caret.ts";
import { commandFor } from "./command.ts";
import { COMMANDS, commandById } from "./commands.ts";
import { contextAt, SCHEMA, type Situated } from "./fixture.ts";
import { keyTable } from "./remap/keyTable.ts";
import { canPress, runCommand, type Subject } from "./runCommand.ts";

const ui = fileURLToPath(new URL("..", import.meta.url));
const sources = readdirSync(ui, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
  .map((file) => ({ file, text: readFileSync(`${ui}${file}`, "utf8") }));

/** The commands that components name: those of their buttons and of the lines of their menus. */
const pressed = new Set(
  sources
    .filter(({ file }) => file.endsWith(".tsx"))
    .flatMap(({ text }) => [
      ...text.matchAll(
        /\b(?:command(?:=|: )|run\(|button\(|MenuItem id=|earlier: |later: )"(\w+)"/g,
      ),
    ])
    .map(([, id]) => id),
);

const entity: Subject = { kind: "entity", id: "ann" };
const relation: Subject = { kind: "relation", id: "works" };
const sentence: Subject = { kind: "sentence", id: "d:0" };
const confirmed: Subject = { kind: "sentence", id: "d:1" };
const STEP = { name: "Accept Ann", edit: {}, doc: "d", at: 0, seq: 1 } as const;
const history = {
  app: {
    history: { undo: [{ ...STEP, stack: "undo" }], redo: [{ ...STEP, stack: "redo" }] },
  },
} as const;
const NO_TYPES = { entities: {}, relations: {} };
const ready = {
  app: {
    model: { kind: "ready", model: { types: NO_TYPES, readsNames: true } },
    training: { kind: "idle" },
  } as unknown as AppState,
};

const inTraining = (standing: "running" | "paused") => ({
  app: { training: { kind: "running", standing } } as unknown as AppState,
});

/** A type that came after the sentence was confirmed. */
const newer = {
  app: {
    project: {
      docs: { d: DOC },
      schema: {
        ...SCHEMA,
        entities: [...SCHEMA.entities, { ...SCHEMA.entities[0], name: "Drug" }],
      },
    },
  } as unknown as AppState,
  view: { typeReview: { kind: "entity", name: "Drug" } },
} as const;

/** In the middle of a queue of three sentences. */
const inQueue = {
  app: {
    queue: { items: ["d:0", "d:3", "d:2"].map((sentence) => ({ doc: "d", sentence })) },
  } as unknown as AppState,
  view: { walk: { doc: "d", sentence: "d:3" } },
} as const;

/** What a button is about, and what must be so that it can be pressed. */
const CASES: Readonly<Record<string, { subject?: Subject; at?: Situated }>> = {
  accept: { subject: relation },
  reject: { subject: relation },
  delete: { subject: entity },
  growStart: { subject: entity },
  shrinkStart: { subject: entity },
  growEnd: { subject: entity },
  shrinkEnd: { subject: entity },
  relate: { subject: entity },
  reverse: { subject: relation },
  cancel: { subject: entity },
  acceptSentence: { subject: sentence },
  finishSentence: { subject: sentence },
  reopenSentence: { subject: confirmed },
  reviewType: { at: newer },
  nextLacking: { at: newer },
  leaveTypeReview: { at: newer },
  queueNext: { at: inQueue },
  queuePrevious: { at: inQueue },
  queueLeave: { at: inQueue },
  typeDone: { at: { ...newer, selection: confirmed } },
  undo: { at: history },
  redo: { at: history },
  history: { at: history },
  predict: { at: ready },
  exportModel: { at: ready },
  pauseTraining: { at: inTraining("running") },
  resumeTraining: { at: inTraining("paused") },
  stopTraining: { at: inTraining("running") },
  themeSystem: { at: { app: { theme: "dark" } } },
};

test("buttons are found in the sources", () => {
  expect([...pressed]).toEqual(expect.arrayContaining(Object.keys(CASES)));
});

test.each([...pressed])("the button of %s does what its key does", (id) => {
  const { subject, at = {} } = CASES[id] ?? {};
  const isSelected = subject && subject.kind !== "document" && subject.kind !== "type";
  const selection = isSelected ? subject : at.selection;
  const situated = { ...at, ...(selection && { selection }) };
  const [key = ""] = commandById(id).keys;
  const byKey = contextAt(situated, key);
  const command = commandFor(COMMANDS, keyTable(COMMANDS, {}), byKey.context) ?? commandById(id);
  expect(command.id).toBe(id);
  command.run(byKey.context);
  // From elsewhere: another sentence is selected, and words are under the caret.
  const elsewhere = subject
    ? { selection: { kind: "sentence", id: "d:2" } as const, caret: wordCaret(DOC.sentences[2], 1) }
    : undefined;
  const byButton = contextAt({
    ...at,
    ...(elsewhere && { selection: elsewhere.selection, view: { caret: elsewhere.caret } }),
  });
  runCommand(byButton.context, id, subject);
  const first = subject ? ['view {"caret":null}', `select ${JSON.stringify(subject)}`] : [];
  expect(byButton.done).toEqual([...first, ...byKey.done]);
  expect(byKey.done.length).toBeGreaterThan(0);
});

test("a document's menu is about its document, not about the open one", () => {
  const other = { ...DOC, id: "other" };
  const { context, done } = contextAt({
    app: { project: { docs: { d: DOC, other } } } as unknown as NonNullable<Situated["app"]>,
  });
  runCommand(context, "renameDocument", { kind: "document", id: "other" });
  runCommand(context, "deleteDocument", { kind: "document", id: "other" });
  expect(done).toEqual(['view {"dialog":{"kind":"rename","doc":"other"}}', "deleteDoc other"]);
});

test("a button ends the picking of a tail first; its letters are none for buttons", () => {
  const { context, done } = contextAt({ app: { linking: { head: "ann" } } });
  runCommand(context, "acceptSentence", sentence);
  expect(done.slice(0, 4)).toEqual([
    'view {"typedHint":""}',
    "cancelLink",
    `select ${JSON.stringify(sentence)}`,
    "acceptSentence d:0",
  ]);
});

test("a button of what cannot be done is not pressed, and does nothing", () => {
  const { context, done } = contextAt({});
  expect(canPress(context, "acceptSentence", confirmed)).toBe(false);
  runCommand(context, "acceptSentence", confirmed);
  expect(done).toEqual([]);
});

test("while another tab holds the project, the store is asked and says why not", () => {
  const { context, done } = contextAt({ app: { storage: { kind: "readOnly" } } });
  expect(canPress(context, "acceptSentence", sentence)).toBe(false);
  runCommand(context, "acceptSentence", sentence);
  expect(done).toContain("acceptSentence d:0");
});

/** Actions of the store that a command does: components run the command. */
const OF_COMMANDS = [
  "setStatus",
  "remove",
  "moveBorder",
  "splitEntity",
  "mergeEntity",
  "reverseRelation",
  "retypeEntity",
  "retypeRelation",
  "cancelLink",
  "undo",
  "redo",
  "predict",
  "acceptSentence",
  "finishSentence",
  "reopenSentence",
  "setArcs",
  "setTheme",
  "openDoc",
  "deleteDoc",
  "exportAnnotations",
  "exportModel",
];

// What stands where drawing failed needs as little as can be, and no commands; showing a place in
// the text, or going back to one, opens its document on the way, which is no command about a document.
test("no component calls an action of the store that a command does", () => {
  const calls = new RegExp(
    `\\(s\\) => s\\.(${OF_COMMANDS.join("|")})\\b|getState\\(\\)\\.(${OF_COMMANDS.join("|")})\\(`,
  );
  const found = sources.filter(
    ({ file, text }) =>
      !/^commands\/|^shell\/Failure\.tsx$|^app\/use(ShowInText|GoTo)\.ts$/.test(file) &&
      calls.test(text),
  );
  expect(found.map(({ file }) => file)).toEqual([]);
});
