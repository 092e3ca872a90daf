import { expect, test } from "vitest";
import { deletionText, mergingText } from "./consequences.ts";

const nothing = { annotations: 0, relations: 0, freed: [] };

test.each([
  { name: "nothing", kind: "entity", loss: nothing, want: /^It is not used\. The model/ },
  {
    name: "one relation",
    kind: "relation",
    loss: { ...nothing, annotations: 1 },
    want: /^1 relation in all documents goes with it\./,
  },
  {
    name: "spans with their relations, and a rule",
    kind: "entity",
    loss: { annotations: 2, relations: 1, freed: ["Works for"] },
    want: /^2 spans and 1 relation in all documents go with it\. A rule of Works for named only/,
  },
] as const)("deleting takes $name, and says so", ({ kind, loss, want }) => {
  const text = deletionText(kind, loss);
  expect(text).toMatch(want);
  expect(text).toMatch(/The model forgets it at the next training\. Undo brings it back\.$/);
});

test.each([
  {
    name: "a type that is not used",
    kind: "entity",
    merging: { annotations: 0, spans: 0, relations: 0 },
    want: /^Man is not used\. What the model takes for Man counts as Person/,
  },
  {
    name: "spans that are there twice",
    kind: "entity",
    merging: { annotations: 3, spans: 1, relations: 2 },
    want: /^3 spans in all documents become Person\. 1 span would be there twice and goes\. 2 relations .* go\./,
  },
  {
    name: "one relation",
    kind: "relation",
    merging: { annotations: 1, spans: 0, relations: 0 },
    want: /^1 relation in all documents becomes Person\. What/,
  },
] as const)("merging says what becomes of $name", ({ kind, merging, want }) => {
  expect(mergingText(kind, merging, "Man", "Person")).toMatch(want);
});
