import Papa from "papaparse";
import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { NO_CHOICES } from "../../core/document/mentionChoices.ts";
import { type Chosen, chosenAnnotations } from "../chosenAnnotations.ts";
import { readTexts } from "../fixtures/readTexts.ts";
import { formatTriplesCsv } from "./triplesCsv.ts";

const text = '🥑 Ada, née "Fox", left\nRome. She lives in Kiel.';
const ann =
  "T1\tPer 2 5\tAda\nT2\tLoc 23 27\tRome\nT3\tLoc 42 46\tKiel\nR1\tLeft Arg1:T1 Arg2:T2\nR2\tIn Arg1:T1 Arg2:T3\n";
const doc: Doc = { ...(await readTexts({ "a.txt": text, "a.ann": ann })).docs[0], name: "a,b.txt" };

test("one row a confirmed relation, with its sentence and offsets in code points", () => {
  const csv = formatTriplesCsv({ docs: [doc] });
  expect(csv.startsWith("\ufeffdocument,")).toBe(true);
  const { data, errors } = Papa.parse<Record<string, string>>(csv.trim(), { header: true });
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

test("what the user took for one thing stands beside the words", () => {
  const mentions = {
    ...NO_CHOICES,
    merged: [{ type: "Loc", keys: ["rome", "kiel"], name: "Roma" }],
  };
  const csv = formatTriplesCsv({ docs: [doc], mentions });
  const { data } = Papa.parse<Record<string, string>>(csv.trim(), { header: true });
  expect(data.map((row) => [row.head_thing, row.tail, row.tail_thing])).toEqual([
    ["Ada", "Rome", "Roma"],
    ["Ada", "Kiel", "Roma"],
  ]);
});

test("of what was suggested and rejected only that goes which is chosen", () => {
  const statuses = ["suggested", "rejected"] as const;
  const relations = Object.fromEntries(
    Object.values(doc.relations).map((r, i) => [r.id, { ...r, status: statuses[i] }]),
  );
  const rows = (chosen: Chosen) =>
    formatTriplesCsv({ docs: chosenAnnotations([{ ...doc, relations }], chosen) })
      .trim()
      .split("\r\n");
  expect(rows("confirmed")).toHaveLength(1);
  expect(rows("confirmed and suggested")).toHaveLength(2);
});

test.each([
  ["=HYPERLINK(0)", "'=HYPERLINK(0)"],
  ["+1", "'+1"],
  ["-x", "'-x"],
  ["@SUM(1)", "'@SUM(1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", "'\r=1"],
  ["=1\n=2", "'=1\n=2"],
  ["＝1", "'＝1"],
  ["a=1", "a=1"],
])("a spreadsheet does not run %j as a formula", (name, want) => {
  const { data } = Papa.parse<Record<string, string>>(
    formatTriplesCsv({ docs: [{ ...doc, name }] }).trim(),
    {
      header: true,
      newline: "\r\n",
    },
  );
  expect(data[0].document).toBe(want);
});
