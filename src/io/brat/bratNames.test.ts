import fc from "fast-check";
import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { differentTypeNames } from "../../core/types/anyTypeName.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { writeSpert } from "../spert/writeSpert.ts";
import { bratNames, parseVisualConf } from "./bratNames.ts";
import { writeBrat } from "./writeBrat.ts";

const shown = (name: string) => ({
  short: [...name].slice(0, 3).join("").trim(),
  verbose: `the ${name}`,
});

/** A document with a span of each type, and a relation of each between its first two spans. */
async function project(names: readonly string[]): Promise<{ doc: Doc; types: ModelTypes }> {
  const text = names.map((_, i) => `word${i}`).join(" ");
  const lines = names.map((_, i) => {
    const start = text.indexOf(`word${i}`);
    return `T${i + 1}\tt${i} ${start} ${start + `word${i}`.length}\tword${i}\n`;
  });
  const relations = names.map((_, i) => `R${i + 1}\tt${i} Arg1:T1 Arg2:T2\n`);
  const [plain] = (
    await readTexts({
      "a.txt": text,
      "a.ann": [...lines, ...relations].join(""),
    })
  ).docs;
  const renamed = <T extends { readonly type: string }>(table: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(table).map(([id, one]) => [
        id,
        { ...one, type: names[Number(one.type.slice(1))] },
      ]),
    );
  const doc = { ...plain, entities: renamed(plain.entities), relations: renamed(plain.relations) };
  const rules = { symmetric: false, heads: [names[0]], tails: [names[1]] };
  const types = {
    entities: Object.fromEntries(names.map((name) => [name, shown(name)])),
    relations: Object.fromEntries(names.map((name) => [name, { ...shown(name), ...rules }])),
  };
  return { doc, types };
}

const twoOrMore = differentTypeNames({ minLength: 2, maxLength: 12 });

test("types of any name come back from brat's files as they were, with their rules", async () => {
  await fc.assert(
    fc.asyncProperty(twoOrMore, async (names) => {
      const { doc, types } = await project(names);
      const { files } = writeBrat({ docs: [doc], types, sentences: "all" });
      const again = await readTexts(Object.fromEntries(files));
      expect([again.notRead, again.leftOut, again.notes]).toEqual([[], [], []]);
      expect(spansOf(again)).toEqual(spansOf({ ...again, docs: [doc] }));
      expect(relationsOf(again)).toEqual(relationsOf({ ...again, docs: [doc] }));
      expect(again.types).toEqual(types);
    }),
    { numRuns: 100 },
  );
});

test("types of any name come back from SpERT's files as they were", async () => {
  await fc.assert(
    fc.asyncProperty(twoOrMore, async (names) => {
      const { doc, types } = await project(names);
      const { files } = writeSpert({ docs: [doc], types, sentences: "all" });
      const again = await readTexts(Object.fromEntries(files));
      expect([again.notRead, again.leftOut]).toEqual([[], []]);
      expect(spansOf(again)).toEqual(spansOf({ ...again, docs: [doc] }));
      expect(relationsOf(again).sort()).toEqual(relationsOf({ ...again, docs: [doc] }).sort());
      expect(Object.entries(again.types.entities)).toEqual(Object.entries(types.entities));
    }),
    { numRuns: 100 },
  );
});

test("names that would be alike are kept apart, and the report says so", async () => {
  const { doc, types } = await project(["A B", "A_B", "A\u00a0B", "a|b,c<d>"]);
  const { files, notes } = writeBrat({ docs: [doc], types, sentences: "all" });
  expect(notes.join()).toContain("“A B” → A_B_2, “A\u00a0B” → A_B_3, “a|b,c<d>” → a_b_c_d_");
  expect(String(files.get("a.ann")).match(/^T\d+\t\S+/gm)).toEqual([
    "T1\tA_B_2",
    "T2\tA_B",
    "T3\tA_B_3",
    "T4\ta_b_c_d_",
  ]);
  const plain = await project(["Person", "Org-Based_In"]);
  expect(writeBrat({ docs: [plain.doc], types: plain.types, sentences: "all" }).notes).toEqual([]);
});

test("labels that others wrote are no names", () => {
  const names = parseVisualConf('[labels]\nGPE | A B | x\n# type {"kind": 3}\n# type {oops\n');
  expect(names.entity("GPE")).toEqual({ name: "GPE", short: "GPE", verbose: "GPE" });
  expect(bratNames({ entities: {}, relations: {} })("A B")).toBe("A_B");
});
