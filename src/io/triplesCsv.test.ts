import Papa from "papaparse";
import { expect, test } from "vitest";
import { segmentAround } from "../text/segment.ts";
import { parseBrat } from "./brat.ts";
import { docOfBrat } from "./bratDoc.ts";
import { formatTriplesCsv } from "./triplesCsv.ts";

const text = '🥑 Ada, née "Fox", left\nRome. She lives in Kiel.';
const ann =
  "T1\tPer 2 5\tAda\nT2\tLoc 23 27\tRome\nT3\tLoc 42 46\tKiel\nR1\tLeft Arg1:T1 Arg2:T2\nR2\tIn Arg1:T1 Arg2:T3\n";
const doc = docOfBrat(
  { id: "d", name: "a,b.txt", text },
  parseBrat(text, ann, "a.ann"),
  { entities: {}, relations: {} },
  { segmentAround, count: () => {}, now: 1 },
);

test("one row a confirmed relation, with its sentence and offsets in code points", () => {
  const { data, errors } = Papa.parse<Record<string, string>>(formatTriplesCsv([doc]).trimEnd(), {
    header: true,
  });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(2);
  expect(data[0]).toMatchObject({
    document: "a,b.txt",
    head: "Ada",
    head_type: "Per",
    relation: "Left",
    tail: "Rome",
    tail_type: "Loc",
    score: "",
    head_start: "2",
    head_end: "5",
    tail_start: "23",
    tail_end: "27",
  });
  expect(data[1].sentence).toContain("She lives in Kiel.");
});

test("suggested and rejected relations are left out", () => {
  const relations = Object.fromEntries(
    Object.values(doc.relations).map((r, i) => [
      r.id,
      { ...r, status: i === 0 ? ("suggested" as const) : ("rejected" as const) },
    ]),
  );
  expect(
    formatTriplesCsv([{ ...doc, relations }])
      .trim()
      .split("\r\n"),
  ).toHaveLength(1);
});
