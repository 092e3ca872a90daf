import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { Reason } from "../../core/review/queue/reasons.ts";
import { looksOf } from "./looks.ts";
import { allReasons, oneOf, reasonWords } from "./reasonWords.ts";

const type = (name: string) => ({ name, short: name, verbose: `The ${name}`, formerNames: [] });
const LOOKS = looksOf({
  entities: [type("Person"), type("Firm")],
  relations: [{ ...type("Works"), symmetric: false }],
});
const AT = { start: 0, end: 2 };
const person = { type: "Person", score: 0.48 };

test.each<{ reason: Reason; want: string }>([
  {
    reason: { kind: "first", of: "entity", type: "Firm", score: 0.5 },
    want: "first sentence with The Firm",
  },
  {
    reason: { kind: "first", of: "relation", type: "Works", score: 0.5 },
    want: "first sentence with the relation The Works",
  },
  {
    reason: { kind: "few", of: "entity", type: "__proto__", examples: 2 },
    want: "__proto__ has few examples: 2",
  },
  {
    reason: {
      kind: "span",
      doubt: { ...AT, first: person, second: { type: null, score: 0.449 } },
    },
    want: "“Ann Lee”: The Person or nothing, 48/45",
  },
  {
    reason: {
      kind: "span",
      doubt: { start: 90, end: 91, first: person, second: { type: "Firm", score: 0.4 } },
    },
    want: "“…”: The Person or The Firm, 48/40",
  },
  {
    reason: { kind: "relation", doubt: { type: "Works", score: 0.51, head: AT, tail: AT } },
    want: "relation The Works: 51/49",
  },
  { reason: { kind: "typical", others: 14 }, want: "typical of 14 sentences like it" },
  { reason: { kind: "typical", others: 1 }, want: "typical of 1 sentence like it" },
  { reason: { kind: "words", count: 12 }, want: "many new words: 12" },
  { reason: { kind: "unread" }, want: "not read by this model yet" },
])("$want", ({ reason, want }) => {
  expect(reasonWords(reason, LOOKS, DOC, DOC.sentences[0])).toBe(want);
});

test("several on a line, and shares as parts", () => {
  const reasons: Reason[] = [{ kind: "unread" }, { kind: "words", count: 4 }];
  expect(allReasons(reasons, LOOKS, DOC, DOC.sentences[0])).toBe(
    "not read by this model yet; many new words: 4",
  );
  expect([20, 50, 1, 33].map(oneOf)).toEqual([
    "one of 5 sentences",
    "one of 2 sentences",
    "one of 100 sentences",
    "one of 3 sentences",
  ]);
});
