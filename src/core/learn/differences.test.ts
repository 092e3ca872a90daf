import { expect, test } from "vitest";
import { differences } from "./differences.ts";

const span = (type: string, start: number, end: number) => {
  return { type, start, end, score: 0.9, boundaryScore: 0.9 };
};
const link = (type: string, head: number, tail: number) => ({ type, head, tail, score: 0.5 });

test("what both suggest is no difference, whatever its score and order", () => {
  const [a, b] = [span("Ship", 0, 1), span("Port", 2, 4)];
  const first = { entities: [a, b], relations: [link("Sails", 0, 1)] };
  const second = { entities: [b, { ...a, score: 0.1 }], relations: [link("Sails", 1, 0)] };
  expect(differences([first], [second])).toEqual([]);
});

test("tells what only one suggests, and what each takes a place for", () => {
  const first = { entities: [span("Ship", 0, 1), span("constructor", 2, 4)], relations: [] };
  const second = {
    entities: [span("Boat", 0, 1), span("Port", 5, 6)],
    relations: [link("__proto__", 0, 1)],
  };
  const nothing = { entities: [], relations: [] };
  const place = { sentence: 1, kind: "entity" };
  expect(differences([nothing, first], [nothing, second])).toEqual([
    { ...place, spans: [{ start: 0, end: 1 }], first: ["Ship"], second: ["Boat"] },
    {
      sentence: 1,
      kind: "relation",
      spans: [
        { start: 0, end: 1 },
        { start: 5, end: 6 },
      ],
      first: [],
      second: ["__proto__"],
    },
    { ...place, spans: [{ start: 2, end: 4 }], first: ["constructor"], second: [] },
    { ...place, spans: [{ start: 5, end: 6 }], first: [], second: ["Port"] },
  ]);
});
