import { expect, test } from "vitest";
import { DOC } from "../../../core/fixtures/smallDoc.ts";
import { wordCaret } from "../../places/caret.ts";
import { contextAt, type Situated } from "../fixture.ts";
import { menuCommands } from "./menuCommands.ts";

const idsAt = (at: Situated) =>
  menuCommands(contextAt(at).context).flatMap(({ commands }) => commands.map(({ id }) => id));

const ann: Situated = { selection: { kind: "entity", id: "ann" } };

test.each([
  {
    name: "a suggested span",
    at: ann,
    has: ["accept", "reject", "types", "split", "mergeNext", "relate", "occurrences", "delete"],
    lacks: ["reverse", "reopenSentence", "label", "mergeFormer"],
  },
  {
    name: "a confirmed span of a confirmed sentence",
    at: { selection: { kind: "entity", id: "oslo" } } as Situated,
    has: ["reject", "types", "relate", "delete", "reopenSentence"],
    lacks: ["accept", "acceptSentence", "split"],
  },
  {
    name: "a relation",
    at: { selection: { kind: "relation", id: "works" } } as Situated,
    has: ["accept", "reject", "types", "reverse", "delete"],
    lacks: ["relate", "split", "occurrences"],
  },
  {
    name: "words under the caret",
    at: { view: { caret: wordCaret(DOC.sentences[0], 3) } } as Situated,
    has: ["label", "types", "occurrences", "acceptSentence"],
    lacks: ["accept", "delete", "relate"],
  },
])("$name", ({ at, has, lacks }) => {
  const ids = idsAt(at);
  expect(ids).toEqual(expect.arrayContaining(has));
  for (const id of lacks) expect(ids).not.toContain(id);
});

test("groups without a command are left out", () => {
  for (const { commands } of menuCommands(contextAt(ann).context))
    expect(commands.length).toBeGreaterThan(0);
});

test("while another tab works, nothing is changed", () => {
  const ids = idsAt({ ...ann, app: { storage: { kind: "readOnly" } } });
  expect(ids).toEqual(["figure", "evidence", "linesApart"]);
});
