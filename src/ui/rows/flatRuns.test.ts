import { expect, test } from "vitest";
import type { Entity } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { flatRuns } from "./flatRuns.ts";

const span = (id: string, start: number, end: number) => ({ ...DOC.entities.ann, id, start, end });

/** "0-3 a b|" : offsets, covering entities with tiers, and after the bar those that start. */
const drawn = (...spans: Entity[]) =>
  flatRuns(0, 10, spans).map(({ start, end, covering, starting }) => {
    const inside = covering
      .map(({ entity, tier, between }) => `${entity.id}${tier}${between ? "-" : ""}`)
      .join(" ");
    return `${start}-${end} ${inside}|${starting.map(({ id }) => id).join(" ")}`;
  });

test.each([
  { name: "plain text is one run", got: drawn(), want: ["0-10 |"] },
  {
    name: "a span cuts the text in three",
    got: drawn(span("a", 2, 5)),
    want: ["0-2 |", "2-5 a0|a", "5-10 |"],
  },
  {
    name: "of nested spans the inner one is next to the words",
    got: drawn(span("out", 0, 10), span("in", 4, 6)),
    want: ["0-4 out1|out", "4-6 in0 out1|in", "6-10 out1|"],
  },
  {
    name: "crossing spans share their middle",
    got: drawn(span("a", 0, 6), span("b", 4, 10)),
    want: ["0-4 a0|a", "4-6 a0 b1|b", "6-10 b1|"],
  },
  {
    name: "a discontinuous span has gaps",
    got: drawn({
      ...span("a", 1, 9),
      fragments: [
        [1, 3],
        [6, 9],
      ],
    }),
    want: ["0-1 |", "1-3 a0|a", "3-6 a0-|", "6-9 a0|", "9-10 |"],
  },
  {
    name: "fragments are stale once a border moved",
    got: drawn({
      ...span("a", 1, 8),
      fragments: [
        [1, 3],
        [6, 9],
      ],
    }),
    want: ["0-1 |", "1-8 a0|a", "8-10 |"],
  },
  {
    name: "two types on the same words",
    got: drawn(span("a", 0, 10), span("b", 0, 10)),
    want: ["0-10 a0 b1|a b"],
  },
])("$name", ({ got, want }) => expect(got).toEqual(want));
