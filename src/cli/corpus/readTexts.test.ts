import { expect, test } from "vitest";
import { startReader } from "./reader.ts";
import type { Text } from "./readTexts.ts";

const place = { model: new URL("../../../e2e/tiny/model", import.meta.url).pathname };
const started = (lineOf: "sentence" | "document", threads = 1) =>
  startReader({ place, backend: "wasm", threads, lineOf }, () => {});

const TEXTS: Text[] = Array.from({ length: 40 }, (_, i) => ({
  id: i,
  text: [
    "Ida Moss lives in Oslo.",
    "",
    "Nobody came. Luc Berg works for Delmas Bank in Paris, as everybody there knows.",
    "It was quiet at the mill, and the ferry was late again.",
    "Quiet.",
  ]
    .slice(i % 5)
    .join(" "),
}));

test("a document's lines are the same to the last bit, whatever it is read with", async () => {
  const reader = await started("sentence");
  const together = await reader.read(TEXTS);
  const alone = await Promise.all(TEXTS.map((text) => reader.read([text])));
  expect(together).toEqual(alone.flat());
  const inThrees = [];
  for (let i = 0; i < TEXTS.length; i += 3)
    inThrees.push(...(await reader.read(TEXTS.slice(i, i + 3))));
  expect(inThrees).toEqual(together);
  expect(await (await started("sentence", 2)).read(TEXTS)).toEqual(together);
});

test("calls that come at once are answered in turn", async () => {
  const reader = await started("document");
  const [one, other] = [TEXTS.slice(0, 20), TEXTS.slice(20)];
  const atOnce = await Promise.all([reader.read(one), reader.read(other)]);
  expect(atOnce.flat()).toEqual(await reader.read(TEXTS));
});
