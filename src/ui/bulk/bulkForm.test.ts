import { expect, test } from "vitest";
import { testDoc, withEntity } from "../../core/fixtures/project.ts";
import { BULK_FORM, queryOf, withStatus, withType } from "./bulkForm.ts";
import { scopeOptions } from "./scopeOptions.ts";

test("accepting is about the sure ones, rejecting about the others", () => {
  const rejecting = withStatus(BULK_FORM, "rejected");
  expect(queryOf(rejecting, { kind: "project" })).toEqual({
    scope: { kind: "project" },
    what: "both",
    types: null,
    side: "below",
    threshold: 0.5,
  });
  expect(withStatus(rejecting, "confirmed")).toEqual(BULK_FORM);
});

test("types are chosen one beside the other, and without any all are meant", () => {
  const one = withType(BULK_FORM, "Person");
  expect(one.types).toEqual(["Person"]);
  expect(withType(one, "Place").types).toEqual(["Person", "Place"]);
  expect(withType(one, "Person").types).toBeNull();
});

test("the scopes are those that what is selected allows, from near to far", () => {
  const doc = withEntity(testDoc("d", "Ada left. Bob met Eve."), "bob", "Bob");
  const ids = (...args: Parameters<typeof scopeOptions>) => scopeOptions(...args).map((o) => o.id);
  const none = { kind: "none" } as const;
  expect(ids(undefined, none, null)).toEqual(["project"]);
  expect(ids(doc, none, null)).toEqual(["document", "project"]);
  const [sentence] = scopeOptions(doc, { kind: "entity", id: "bob" }, null);
  expect(sentence.scope).toEqual({ kind: "sentence", doc: "d", id: "d:1" });
  const [words] = scopeOptions(doc, none, { sentence: "d:1", anchor: 2, focus: 1 });
  expect(words.scope).toEqual({ kind: "selection", doc: "d", span: { start: 14, end: 21 } });
});
