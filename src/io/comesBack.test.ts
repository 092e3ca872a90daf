import { expect, test } from "vitest";
import { testDoc, withEntity, withRelation } from "../core/fixtures/project.ts";
import { chosenAnnotations } from "./chosenAnnotations.ts";
import { readTexts } from "./fixtures/readTexts.ts";
import { formatOf, WRITABLE } from "./formats.ts";

const NAMES = ["first letter", "b", "Third of them"];
const known = { entities: ["P"], relations: ["Met"] };
const own = { type: "P", status: "confirmed", score: null } as const;
const docs = NAMES.map((name, i) => {
  const text = testDoc(`d${i}`, `Ada met Bo${i}. They left Rome${i}.`);
  const spans = withEntity(withEntity(text, "a", "Ada", own), "b", `Bo${i}`, own);
  const doc = withRelation(spans, "r", ["a", "Met", "b"], { status: "confirmed", score: null });
  return {
    ...doc,
    name,
    confirmed: Object.fromEntries(doc.sentences.map(({ id }) => [id, known])),
  };
});
const schema = {
  entities: [{ name: "P", short: "P", verbose: "P", formerNames: [] }],
  relations: [{ name: "Met", short: "Met", verbose: "Met", symmetric: false, formerNames: [] }],
};
const wanted = {
  types: {
    entities: { P: { short: "P", verbose: "P" } },
    relations: { Met: { short: "Met", verbose: "Met", symmetric: false } },
  },
  sentences: "all",
  kept: { schema, versions: [] },
} as const;

test.each(WRITABLE.map(({ id }) => id))(
  "%s: documents come back with their names, or what of that is lost is said before",
  async (id) => {
    const { writer } = formatOf(id);
    if (!writer) throw new Error("it is in the list of those that are written");
    const { files } = writer.holdsEverything
      ? await writer.write({ ...wanted, docs })
      : await writer.write({ ...wanted, docs: chosenAnnotations(docs, "confirmed and suggested") });
    const back = await readTexts(
      Object.fromEntries([...files].map(([name, content]) => [name, content as string])),
    );
    const said = writer.cannotHold.join();
    const found = back.docs.map(({ name }) => name.replace(/\.\w+$/, ""));
    if (writer.holdsWords === null) {
      expect(back.docs).toEqual([]);
      expect(back.notRead).toHaveLength(files.size);
      return;
    }
    const words = back.docs.flatMap(({ text }) => text.match(/\w+/g));
    if (!words.includes("Rome0")) expect(said).toContain("sentences without a relation");
    if (words.includes("Ada")) expect(writer.cannotHold).not.toContain("texts");
    if (found.length !== NAMES.length) expect(said).toContain("which document a sentence is of");
    if (found.join() !== NAMES.join()) expect(said).toContain("names of documents");
  },
);
