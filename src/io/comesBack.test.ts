import { expect, test } from "vitest";
import { testDoc } from "../core/fixtures/project.ts";
import { chosenAnnotations } from "./chosenAnnotations.ts";
import { readTexts } from "./fixtures/readTexts.ts";
import { formatOf, WRITABLE } from "./formats.ts";

const NAMES = ["first letter", "b", "Third of them"];
const known = { entities: ["P"], relations: [] };
const docs = NAMES.map((name, i) => {
  const doc = testDoc(`d${i}`, `Ada met Bo${i}. They left Rome${i}.`);
  return {
    ...doc,
    name,
    confirmed: Object.fromEntries(doc.sentences.map(({ id }) => [id, known])),
  };
});
const schema = {
  entities: [{ name: "P", short: "P", verbose: "P", formerNames: [] }],
  relations: [],
};
const wanted = {
  types: { entities: { P: { short: "P", verbose: "P" } }, relations: {} },
  sentences: "all",
  kept: { schema, versions: [] },
} as const;

/** Those that hold relations alone: they have no documents to bring back. */
const GRAPHS = new Set("csv tsv jsonld turtle nquads graphml neo4j cypher".split(" "));

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
    if (GRAPHS.has(id)) {
      expect(back.docs.flatMap(({ sentences }) => sentences)).toEqual([]);
      return;
    }
    if (found.length !== NAMES.length) expect(said).toContain("which document a sentence is of");
    if (found.join() !== NAMES.join()) expect(said).toContain("names of documents");
  },
);
