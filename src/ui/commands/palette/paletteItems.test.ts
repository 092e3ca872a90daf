import { expect, test } from "vitest";
import { DOC } from "../../../core/fixtures/smallDoc.ts";
import { COMMANDS } from "../commands.ts";
import { contextAt, SCHEMA, type Situated } from "../fixture.ts";
import { keyTable } from "../remap/keyTable.ts";
import { paletteItems } from "./paletteItems.ts";

const linesAt = (query: string, at: Situated, own = {}) =>
  paletteItems(contextAt(at).context, keyTable(COMMANDS, own), query);
const idsAt = (query: string, at: Situated) => linesAt(query, at).map(({ id }) => id);

const suggested: Situated = { selection: { kind: "entity", id: "ann" } };
const other = { ...DOC, id: "e", name: "Letters of Ann" };
const trashed = { ...DOC, id: "t", name: "Letters of Bob", trashedAt: 1 };
const docs = { d: DOC, e: other, t: trashed };
const two: Situated = { app: { project: { docs, schema: SCHEMA } } };

test("what can be done now comes before what cannot", () => {
  const lines = linesAt("", suggested);
  const enabled = lines.map((line) => line.enabled);
  expect(enabled).toEqual([...enabled].sort((a, b) => Number(b) - Number(a)));
  expect(lines.find(({ id }) => id === "accept")?.enabled).toBe(true);
  expect(lines.find(({ id }) => id === "reverse")?.enabled).toBe(false);
});

test("what cannot be done says why, where that is not plain to see", () => {
  expect(linesAt("split the sentence", {})[0]?.why).toMatch(/^Put the caret before a word/);
  expect(linesAt("", suggested).find(({ enabled, why }) => enabled && why)).toBeUndefined();
});

test("what was chosen last comes first", () => {
  const view = { recent: ["help", "next"] };
  expect(idsAt("", { ...suggested, view }).slice(0, 2)).toEqual(["help", "next"]);
});

test.each([
  { name: "a beginning before a part of a word", query: "accept", want: "accept" },
  { name: "a key", query: "shift m", want: "mergeFormer" },
  { name: "what else it is called", query: "edit types", want: "schema" },
  { name: "a group", query: "many", want: "bulk" },
  { name: "a type", query: "firm", want: "type Firm" },
])("by $name", ({ query, want }) => {
  expect(idsAt(query, { selection: { kind: "entity", id: "acme" } })[0]).toBe(want);
});

test("a relation gets types of relations", () => {
  expect(idsAt("label as", { selection: { kind: "relation", id: "works" } })).toContain(
    "type Works",
  );
  expect(idsAt("label as", suggested)).not.toContain("type Works");
});

test("other documents that are not in the trash are opened", () => {
  expect(idsAt("letters", two)).toEqual(["open e"]);
  expect(idsAt("fixture", two)).toEqual([]);
});

test("keys are those that the user set", () => {
  const [accept] = linesAt("accept", suggested, { accept: ["q"] });
  expect(accept.keys).toEqual(["Q"]);
});

test("what only its key can mean is not listed", () => {
  expect(idsAt("caret to the line", {})).toEqual([]);
});

test("running a line does it", () => {
  const { context, done } = contextAt(two);
  const [line] = paletteItems(context, keyTable(COMMANDS, {}), "letters");
  line.run(context);
  expect(done).toEqual(['view {"caret":null,"center":"text","pane":"text"}', "openDoc e"]);
});
