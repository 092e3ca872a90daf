import { expect, test } from "vitest";
import { testDoc } from "../fixtures/project.ts";
import { matchDocs } from "./matchDocs.ts";

const doc = (id: string, name: string, text: string) => ({ ...testDoc(id, text), name });

test("documents are matched by text, of several by name, and by name where texts differ", () => {
  const left = [
    doc("a", "one.txt", "Same."),
    doc("b", "two.txt", "Same."),
    doc("c", "notes.txt", "Old text."),
    doc("d", "alone.txt", "Alone."),
  ];
  const right = [
    doc("w", "folder/notes.json", "New text."),
    doc("x", "two", "Same."),
    doc("y", "renamed", "Same."),
    doc("z", "other", "Other."),
  ];
  const { pairs, onlyLeft, onlyRight } = matchDocs(left, right);
  expect(pairs.map(({ left, right }) => `${left.id} ${right.id}`)).toEqual(["a y", "b x", "c w"]);
  expect(onlyLeft.map(({ id }) => id)).toEqual(["d"]);
  expect(onlyRight.map(({ id }) => id)).toEqual(["z"]);
});

test("a document is matched once", () => {
  const { pairs, onlyLeft } = matchDocs(
    [doc("a", "a", "Same."), doc("b", "b", "Same.")],
    [doc("x", "x", "Same.")],
  );
  expect(pairs.map(({ left }) => left.id)).toEqual(["a"]);
  expect(onlyLeft.map(({ id }) => id)).toEqual(["b"]);
});
