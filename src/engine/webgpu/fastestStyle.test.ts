import { expect, test } from "vitest";
import { inOrder } from "./fastestStyle.ts";

const timed = (tiled: number, serial: number) =>
  inOrder([
    { style: "tiled", ms: tiled },
    { style: "serial", ms: serial },
  ]);

test("a style is not chosen by chance: on a GPU, whose answers come late, both take about as long", () => {
  expect(timed(0.3, 0.4)).toEqual(["tiled", "serial"]);
  expect(timed(0.4, 0.3)).toEqual(["tiled", "serial"]);
  expect(timed(0, 0)).toEqual(["tiled", "serial"]);
});

test("one that is clearly faster is taken", () => {
  expect(timed(61, 14.6)).toEqual(["serial", "tiled"]);
});

test("where one alone can run there is no choice", () => {
  expect(inOrder([{ style: "serial", ms: 3 }])).toEqual(["serial"]);
});
