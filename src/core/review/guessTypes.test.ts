import { describe, expect, test } from "vitest";
import type { Project } from "../document/document.ts";
import { testDoc, testProject, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import { guessEntityType, guessRelationType } from "./guessTypes.ts";

const confirmed = { status: "confirmed" } as const;
const opinion = (...types: (string | null)[]) =>
  types.map((type, i) => ({ type, score: 0.6 - i / 10 }));

describe("the type of a new entity", () => {
  const acme = withEntity(testDoc("a", "Acme met Oslo and Rome."), "1", "Acme", {
    ...confirmed,
    type: "Org",
  });
  const places = withEntity(withEntity(acme, "2", "Oslo", { type: "Place" }), "3", "Rome", {
    type: "Place",
  });
  const project = testProject(places);

  test.each([
    { name: "the model's best", words: "Eve", says: [null, "Place", "Person"], want: "Place" },
    {
      name: "the model's best, though the words were something else it knows",
      words: "Acme",
      says: ["Person", "Org", null],
      want: "Person",
    },
    {
      name: "what the words are, where the model never learnt that type",
      words: "ACME",
      says: ["Person", "Place", null],
      want: "Org",
    },
    { name: "no opinion: what the words are", words: "Acme", says: null, want: "Org" },
    { name: "no opinion: what they are suggested as", words: "Oslo", says: null, want: "Place" },
    { name: "no opinion, new words: the most frequent", words: "Eve", says: null, want: "Place" },
    { name: "a type that the schema lacks", words: "Eve", says: ["Ship", null], want: "Place" },
  ])("$name", ({ words, says, want }) =>
    expect(guessEntityType(project, words, says && opinion(...says))).toBe(want),
  );

  test("an empty project: the first of the schema; without types: none", () => {
    expect(guessEntityType(testProject(), "Eve", null)).toBe("Person");
    const bare: Project = { docs: {}, schema: { entities: [], relations: [] } };
    expect(guessEntityType(bare, "Eve", opinion(null))).toBeNull();
  });
});

describe("the type of a new relation", () => {
  const [works, meets] = testSchema.relations;
  const owns = { ...works, name: "Owns" };
  const schema = {
    ...testSchema,
    relations: [{ ...works, heads: ["Person"], tails: ["Org"] }, meets, owns],
  };
  let doc = withEntity(testDoc("a", "Ann told Acme."), "ann", "Ann", confirmed);
  doc = withEntity(doc, "acme", "Acme", { ...confirmed, type: "Org" });
  doc = withRelation(doc, "r", ["acme", "Owns", "ann"], confirmed);
  const project: Project = { ...testProject(doc), schema };

  test.each([
    { name: "the model's best", ends: ["Person", "Org"], says: [null, "Meets"], want: "Meets" },
    { name: "of the legal ones", ends: ["Org", "Org"], says: ["Works", "Meets"], want: "Meets" },
    { name: "no opinion: the usual one", ends: ["Org", "Person"], says: null, want: "Owns" },
    { name: "no opinion, new pair: the first", ends: ["Person", "Org"], says: null, want: "Works" },
    { name: "no opinion: the first legal one", ends: ["Org", "Org"], says: null, want: "Meets" },
    {
      name: "the usual one, where the model never learnt it",
      ends: ["Org", "Person"],
      says: ["Meets", "Works"],
      want: "Owns",
    },
  ])("$name", ({ ends: [head, tail], says, want }) =>
    expect(guessRelationType(project, { head, tail }, says && opinion(...says))).toBe(want),
  );

  test("where the rules allow none, all are possible; without types there is none", () => {
    const strict = {
      ...schema,
      relations: [
        { ...works, heads: [] },
        { ...owns, tails: [] },
      ],
    };
    const pair = { head: "Person", tail: "Org" };
    expect(guessRelationType({ ...project, schema: strict }, pair, opinion("Owns"))).toBe("Owns");
    const bare: Project = { docs: {}, schema: { entities: [], relations: [] } };
    expect(guessRelationType(bare, pair, null)).toBeNull();
  });
});
