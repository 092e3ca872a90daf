import { expect, test } from "vitest";
import type { Project } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { Choosing } from "../app/viewState.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { typeChoices } from "./typeChoices.ts";

const [works] = SCHEMA.relations;
const project: Project = {
  docs: { d: DOC },
  schema: {
    ...SCHEMA,
    relations: [{ ...works, name: "Owns", heads: ["Firm"] }, works, { ...works, name: "Likes" }],
  },
};
const choices = (what: Choosing) => typeChoices(project, DOC, what);
const names = (types: readonly { name: string }[] | undefined) => types?.map(({ name }) => name);
const opinion = ["Owns", "Works", null, "Person", "Likes", "Firm"].map((type, i) => ({
  type,
  score: 0.6 - i / 10,
}));

test("a new span: every type, the guess also where the model cannot say", () => {
  const found = choices({ kind: "newEntity", start: 8, end: 13 })!;
  expect(found.asked).toEqual({ kind: "entity", span: { start: 8, end: 13 } });
  expect(names(found.types)).toEqual(["Person", "Firm"]);
  expect(found.guess(opinion)).toBe("Person");
  expect(found.guess(null)).toBe("Person");
});

test("a span that has a type: the best other one", () => {
  const found = choices({ kind: "retypeEntity", id: "ann" })!;
  expect(found.asked).toEqual({ kind: "entity", span: { start: 0, end: 7 } });
  expect(found.guess(opinion)).toBe("Firm");
  expect(found.guess(null)).toBeNull();
});

test("a relation: what the rules allow apart from the rest, the best other one of the former", () => {
  const found = choices({ kind: "retypeRelation", id: "works" })!;
  expect(found.asked).toMatchObject({ kind: "relation", head: { start: 0, end: 7 } });
  expect(names(found.types)).toEqual(["Works", "Likes"]);
  expect(names(found.forbidden)).toEqual(["Owns"]);
  expect(found.guess(opinion)).toBe("Likes");
});

test("what is gone has no type to choose", () => {
  expect(choices({ kind: "retypeEntity", id: "gone" })).toBeNull();
  expect(choices({ kind: "retypeRelation", id: "gone" })).toBeNull();
});
