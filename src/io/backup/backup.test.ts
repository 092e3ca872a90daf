import { describe, expect, test } from "vitest";
import type { Doc, Project } from "../../core/document/document.ts";
import { NO_CHOICES } from "../../core/document/mentionChoices.ts";
import { projectBackup } from "../../core/document/projectBackup.ts";
import { testDoc, withEntity, withRelation } from "../../core/fixtures/project.ts";
import { readTexts } from "../fixtures/readTexts.ts";

const type = (name: string) => ({
  name,
  short: name[0],
  verbose: `A ${name}`,
  formerNames: ["Old"],
});
const linked = withRelation(
  withEntity(
    withEntity(testDoc("d1", "Ada met Bob. Eve 👩‍👩‍👧 left."), "a", "Ada", { status: "rejected" }),
    "b",
    "Eve",
    { fragments: [[13, 14]], by: "import", score: null },
  ),
  "r",
  ["a", "Meets", "b"],
);
const KNOWN = { entities: ["Person"], relations: ["Meets"] };
const CONFIRMED = {
  confirmed: { "d1:1": KNOWN },
  notTrained: ["d1:1"],
  checked: ["k"],
  metadata: { source: "a column", ["__proto__"]: "another" },
};
const PROJECT: Project = {
  docs: {
    d1: { ...linked, name: "<b>“notes”\u202e", ...CONFIRMED, createdAt: 7 },
    d2: { ...testDoc("d2", "Gone."), trashedAt: 12, notAnnotated: KNOWN },
  },
  schema: {
    entities: [
      { ...type("Person"), hue: 3, key: "p" },
      { ...type("__proto__"), also: ["slot"] },
      type("constructor"),
    ],
    relations: [{ ...type("Meets"), symmetric: true, heads: ["Person"], tails: ["constructor"] }],
  },
};
const TEXT = projectBackup(PROJECT);
const read = async (text: string, name = "spanloom-backup.json") =>
  await readTexts({ [name]: text });

test.each(["spanloom-backup.json", "renamed.txt", "folder/no ending"])(
  "a backup is read exactly as it was written, whatever its name is: %s",
  async (name) => {
    const { docs, schema, leftOut, notRead, notes } = await read(TEXT, name);
    expect({ docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])), schema }).toEqual(PROJECT);
    expect([leftOut, notRead, notes]).toEqual([[], [], []]);
  },
);

test("what was said of mentions comes back", async () => {
  const mentions = { ...NO_CHOICES, merged: [{ type: "Person", keys: ["a", "b"], name: "B" }] };
  expect((await read(projectBackup({ ...PROJECT, mentions }))).mentions).toEqual(mentions);
});

test("in one of version 1 confirmed sentences know all types", async () => {
  const { schema, docs } = PROJECT;
  const d1 = { ...docs.d1, confirmed: { "d1:1": true, "d1:0": true } };
  const old = { spanloom: "backup", version: 1, project: { schema, docs: { d1 } } };
  const [doc] = (await read(JSON.stringify(old))).docs;
  const all = { entities: ["Person", "__proto__", "constructor"], relations: ["Meets"] };
  expect(doc.confirmed).toEqual({ "d1:0": all, "d1:1": all });
  expect(doc.confirmed["d1:0"]).toBe(doc.confirmed["d1:1"]);
});

test("its fields may come in any order", async () => {
  const { spanloom, ...rest } = JSON.parse(TEXT);
  expect((await read(JSON.stringify({ ...rest, spanloom }))).docs).toHaveLength(2);
});

describe("a backup that is not whole is refused, and its fault named:", () => {
  const withDoc = (change: (doc: Doc) => unknown) =>
    JSON.stringify({
      spanloom: "backup",
      version: 1,
      project: { ...PROJECT, docs: { d1: change(PROJECT.docs.d1) } },
    });
  const ada = PROJECT.docs.d1.entities.a;
  test.each([
    { name: "its end is missing", text: TEXT.slice(0, -3), says: "not JSON: it ends too early" },
    {
      name: "another version",
      text: TEXT.replace('"version": 2', '"version": 9'),
      says: "version: a backup of another version",
    },
    {
      name: "no documents",
      text: '{"spanloom":"backup","version":1,"project":{"schema":{"entities":[],"relations":[]}}}',
      says: "project.docs: is missing",
    },
    {
      name: "a status that there is not",
      text: withDoc((doc) => ({ ...doc, entities: { a: { ...ada, status: "sure" } } })),
      says: "project.docs.d1.entities.a.status: ",
    },
    {
      name: "a span past the text",
      text: withDoc((doc) => ({ ...doc, entities: { a: { ...ada, end: 999 } }, relations: {} })),
      says: "project.docs.d1.entities.a: it covers 0 to 999",
    },
    {
      name: "a relation without an end",
      text: withDoc((doc) => ({ ...doc, entities: { a: ada } })),
      says: "project.docs.d1.relations.r: it ends in b, which is not there",
    },
    {
      name: "an id that is not its own",
      text: withDoc((doc) => ({ ...doc, id: "d9" })),
      says: "project.docs.d1.id: it calls itself d9",
    },
    {
      name: "sentences out of order",
      text: withDoc((doc) => ({ ...doc, sentences: doc.sentences.toReversed() })),
      says: "project.docs.d1.sentences: sentence d1:0 covers 0 to 12",
    },
    {
      name: "a type that is there twice",
      text: JSON.stringify({
        spanloom: "backup",
        version: 1,
        project: { docs: {}, schema: { entities: [type("A"), type("A")], relations: [] } },
      }),
      says: 'project.schema.entities[1].name: "A" is there twice',
    },
  ])("$name", async ({ text, says }) => {
    const { docs, schema, types, notRead } = await read(text);
    expect([docs, schema, types]).toEqual([[], undefined, { entities: {}, relations: {} }]);
    expect(notRead).toHaveLength(1);
    expect(notRead[0].reason).toContain(says);
  });
});
