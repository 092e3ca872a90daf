import { expect, test } from "vitest";
import { recognised } from "./recognised.ts";

test.each([
  [
    '{"text": "Ada left.", "label": [[0, 3, "P"]]}\n{"text": "Kiel.", "label": []}',
    "doccano JSONL",
  ],
  ["Ada\tB-P\nleft\tO\nRome\tB-L\n.\tO\n", "CoNLL"],
  ["id\ttext\n1\tAda left.\n2\tBob came.", "table (CSV, TSV)"],
  ["<!doctype html><p>Ada", "web page (HTML)"],
])("%j: %s", (text, label) => {
  expect(recognised(text)).toContain(label.split(" ")[0]);
});

test.each(["Ada left Rome, and Bob stayed.\nDear Eve, hello.", "", '{"broken": ', "[1] A note."])(
  "%j is a text",
  (text) => {
    expect(recognised(text)).toBeNull();
  },
);
