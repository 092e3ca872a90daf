import { expect, test } from "vitest";
import { keepPlace, type Place, placeToGoTo } from "./lastPlace.ts";

/** What a browser remembers. */
function remembering(start: string | null = null) {
  let is = start;
  return () => ({
    getItem: () => is,
    setItem: (_: string, text: string) => {
      is = text;
    },
  });
}

const place: Place = {
  project: "first",
  doc: "__proto__",
  selection: { kind: "entity", id: "e" },
  center: "text",
  tab: "train",
};

test("the place of a page that ended is gone back to, that of one that was left is not", () => {
  const texts = remembering();
  expect(placeToGoTo(texts)).toBeNull();
  keepPlace(texts, place, false);
  expect(placeToGoTo(texts)).toEqual(place);
  keepPlace(texts, place, true);
  expect(placeToGoTo(texts)).toBeNull();
});

test.each(["proof", "agreement", "models"] as const)("%s is a place to go back to", (center) => {
  const texts = remembering();
  keepPlace(texts, { ...place, selection: { kind: "none" }, center }, false);
  expect(placeToGoTo(texts)).toMatchObject({ center });
});

test("there is nothing to go back to at the start of the text", () => {
  const texts = remembering();
  keepPlace(texts, { ...place, selection: { kind: "none" } }, false);
  expect(placeToGoTo(texts)).toBeNull();
  keepPlace(texts, { ...place, selection: { kind: "none" }, center: "queue" }, false);
  expect(placeToGoTo(texts)).toMatchObject({ center: "queue" });
});

test.each(["", "{", "[]", '{"isLeft":false}'])("%s is no place", (text) => {
  expect(placeToGoTo(remembering(text))).toBeNull();
  const refusing = () => {
    throw new Error("refused");
  };
  expect(placeToGoTo(refusing)).toBeNull();
  keepPlace(refusing, place, false);
});
