import { expect, test } from "vitest";
import { remembered } from "./remembered.ts";

test("works once for each object, also where it makes nothing", () => {
  const asked: object[] = [];
  const of = remembered((object: object) => void asked.push(object));
  const [a, b] = [{}, {}];
  for (const object of [a, b, a, b]) of(object);
  expect(asked).toEqual([a, b]);
});

test("works once for all objects of which the part is the same", () => {
  const words = ["a", "b"];
  const count = remembered(
    (doc: { readonly words: readonly string[] }) => ({ count: doc.words.length }),
    (doc) => doc.words,
  );
  expect(count({ words })).toBe(count({ words }));
  expect(count({ words: [...words] })).not.toBe(count({ words }));
});
