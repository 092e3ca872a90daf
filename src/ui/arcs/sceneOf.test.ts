import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { looksOf } from "../look/looks.ts";
import { sentenceView } from "../rows/sentenceView.ts";
import type { Box } from "./layout/scene.ts";
import { drawnRelations, sceneOf } from "./sceneOf.ts";

const box: Box = { left: 0, right: 10, top: 0, bottom: 20 };
const looks = looksOf(SCHEMA);
const relationsOf = (doc: Doc) =>
  drawnRelations(doc.sentences.map((_, i) => sentenceView(doc, i, { showRejected: true })));
const drawn = (doc: Doc, ids: readonly string[], width = 600, relations = relationsOf(doc)) => {
  const spans = new Map(ids.map((id) => [id, [box]]));
  const labelWidth = (text: string) => 6 * text.length;
  const measured = { spans, left: 0, right: width, zone: 32, labelWidth };
  return sceneOf(doc, relations, measured, () => looks, new Set());
};

test("every relation of the rows is in the scene once, with the place of what is out of sight", () => {
  const { arcs } = drawn(DOC, ["ann", "acme"]);
  expect(arcs.map(({ id, beyond }) => [id, beyond])).toEqual([
    ["across", { head: null, tail: "below" }],
    ["works", { head: null, tail: null }],
  ]);
  const below = drawn(DOC, ["ann2"]).arcs.find(({ id }) => id === "across");
  expect(below?.beyond).toEqual({ head: "above", tail: null });
});

test("spans on the screen that the document no longer has, and arcs to them, are left out", () => {
  const { acme: _, ...entities } = DOC.entities;
  const behind = { ...DOC, entities };
  const { arcs } = drawn(behind, ["acme", "gone"], 600, relationsOf(DOC));
  expect(arcs.map(({ id }) => id)).toEqual(["across"]);
});

test("ids may hold anything", () => {
  const ids = ["a b", "toString", '"', "\n", "__proto__"];
  const entities = Object.fromEntries(ids.map((id) => [id, { ...DOC.entities.ann, id }]));
  const doc: Doc = {
    ...DOC,
    entities,
    relations: { "r 1": { ...DOC.relations.works, id: "r 1", head: "a b", tail: "__proto__" } },
  };
  expect(drawn(doc, ids).arcs).toMatchObject([{ id: "r 1", head: "a b", tail: "__proto__" }]);
});

test("a narrow window leaves less room beside its text", () => {
  expect(drawn(DOC, [], 600).frame).toMatchObject({ gutterLeft: 14, gutterRight: 40 });
  expect(drawn(DOC, [], 300).frame).toMatchObject({ gutterLeft: 6, gutterRight: 18 });
});
