import { expect, test } from "vitest";
import type { Scope } from "../document/document.ts";
import type { LabelledEntity } from "./example.ts";
import { teaches } from "./teaches.ts";

const label = { type: "Person", start: 0, end: 1 };
const all: { entities: readonly LabelledEntity[]; known?: Scope; types?: number; want: boolean }[] =
  [
    { entities: [], want: true },
    { entities: [], types: 0, want: false },
    { entities: [], known: { entities: [], relations: [] }, want: false },
    { entities: [], known: { entities: [], relations: ["Knows"] }, want: false },
    { entities: [], known: { entities: ["Person"], relations: [] }, want: true },
    { entities: [label], known: { entities: [], relations: [] }, want: true },
  ];

test.each(all)("$entities, known: $known, of $types types: $want", ({ types = 2, want, ...of }) =>
  expect(teaches({ id: "s", words: ["Ada"], relations: [], ...of }, types)).toBe(want),
);
