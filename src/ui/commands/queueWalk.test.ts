import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { InQueue } from "../../core/review/queue/nextUp.ts";
import type { AppState } from "../../store/state.ts";
import { canRun, commandFor, refusalOf } from "./command.ts";
import { COMMANDS, commandById } from "./commands.ts";
import { contextAt, type Situated } from "./fixture.ts";
import { keyTable } from "./remap/keyTable.ts";

const item = (sentence: string, doc = "d"): InQueue => {
  return { doc, sentence, reasons: [], isForScores: false };
};
const OTHER = { ...DOC, id: "e", name: "other" };
const SCHEMA_DOCS = { docs: { d: DOC, e: OTHER }, schema: { entities: [], relations: [] } };
/** d:1 is confirmed; e's are as d's. */
const queueOf = (...items: InQueue[]): Partial<AppState> => ({
  project: SCHEMA_DOCS,
  queue: { items, open: items.length, unread: 0, isStale: false },
});
const at = (sentence: string, app: Partial<AppState>, doc = "d"): Situated => ({
  selection: { kind: "sentence", id: sentence },
  app,
  view: { walk: { doc, sentence } },
});

const shows = (sentence: string, doc: string, offset: number, said: string) => [
  `view {"walk":{"doc":"${doc}","sentence":"${sentence}"},"center":"text","pane":"text"}`,
  `view {"caret":null,"reveal":{"doc":"d","offset":${offset}},"announcement":"${said}"}`,
  `select {"kind":"sentence","id":"${sentence}"}`,
];
const run = (id: string, situated: Situated) => {
  const { context, done } = contextAt(situated);
  expect(canRun(commandById(id), context)).toBe(true);
  commandById(id).run(context);
  return done;
};

test("the next one of the queue leaves out what is confirmed, or gone", () => {
  const items = queueOf(item("d:0"), item("d:1"), item("x:0", "x"), item("d:9"), item("d:2"));
  expect(run("queueNext", at("d:0", items))).toEqual(
    shows("d:2", "d", 44, "Sentence 3: Bob met Ann."),
  );
  expect(run("queuePrevious", at("d:2", items))).toEqual(
    shows("d:0", "d", 0, "Sentence 1: Ann Lee works for Acme."),
  );
});

test("another document is opened", () => {
  const items = queueOf(item("d:0"), item("d:0", "e"));
  expect(run("queueNext", at("d:0", items))[0]).toBe("openDoc e");
});

test("nothing after the last, and nothing before the first", () => {
  const situated = at("d:0", queueOf(item("d:0"), item("d:1")));
  for (const key of ["Alt+n", "Alt+Shift+n"]) {
    const { context } = contextAt(situated, key);
    const keys = keyTable(COMMANDS, {});
    expect(commandFor(COMMANDS, keys, context)).toBeUndefined();
    expect(refusalOf(COMMANDS, keys, context)?.why).toMatch(/in the queue\.$/);
  }
  const { context } = contextAt({ app: queueOf(item("d:0")) }, "Alt+n");
  expect(refusalOf(COMMANDS, keyTable(COMMANDS, {}), context)).toBeUndefined();
});

test("what is no longer in the queue goes on with its first", () => {
  const situated = at("d:0", queueOf(item("d:2")));
  expect(run("queueNext", situated)[0]).toContain('"d:2"');
  expect(canRun(commandById("queuePrevious"), contextAt(situated).context)).toBe(false);
});

test("a key opens the list, and going through it is left", () => {
  const { context } = contextAt({}, "Alt+q");
  expect(commandFor(COMMANDS, keyTable(COMMANDS, {}), context)?.id).toBe("queueList");
  expect(run("queueList", {})).toEqual(['view {"center":"queue","pane":"text","caret":null}']);
  expect(run("queueLeave", at("d:0", queueOf()))).toEqual(['view {"walk":null}']);
});
