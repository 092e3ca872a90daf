import { expect, test } from "vitest";
import { readingOrder } from "./readingOrder.ts";

const sentences = ["a", "b", "c", "d", "e"].map((id) => ({ id, words: [id] }));

test("sentences come as they are given, and what is preferred meanwhile comes next, once", () => {
  const order = readingOrder(sentences);
  const read: string[] = [];
  for (const { id } of order) {
    read.push(id);
    if (id === "b") order.prefer(["e", "a", "unknown", "d"]);
  }
  expect(read).toEqual(["a", "b", "e", "d", "c"]);
  expect(order.taken.map(({ id }) => id)).toEqual(read);
});
