import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { CorpusLine } from "./corpusLine.ts";
import { earlierDocuments } from "./earlierDocuments.ts";
import type { LineOf } from "./readTexts.ts";
import { withoutEarlier } from "./withoutEarlier.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-earlier-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "out.jsonl");

const text = (id: string | number, said: string): CorpusLine => {
  return { kind: "text", where: `line ${id}`, id, text: said };
};
const bad = (id: number): CorpusLine => ({
  kind: "bad",
  where: `line ${id}`,
  id,
  fault: "not JSON",
});

/** What is left of lines after a file with `written` in it, and what is told of those before. */
async function goOn(lines: CorpusLine[], written: string, lineOf: LineOf = "sentence") {
  writeFileSync(file, written);
  const told = { left: [] as unknown[], skipped: 0, bad: [] as string[], kept: -1 };
  const source = (async function* () {
    for (const line of lines) yield [line];
  })();
  const rest = withoutEarlier(source, {
    file: "out",
    documents: earlierDocuments(file, lineOf),
    skipped: () => told.skipped++,
    bad: ({ where, fault }) => told.bad.push(`${where}: ${fault}`),
    found: (bytes) => {
      told.kept = bytes;
    },
  });
  for await (const some of rest) told.left.push(...some.map(({ id }) => id));
  return told;
}

const sentence = (id: string | number, at: number, start: number, said: string) =>
  `${JSON.stringify({ id, sentence: at, start, end: start + said.length, text: said })}\n`;
const A = sentence("a", 0, 0, "One.") + sentence("a", 1, 5, "Two.");
const B = sentence("b", 0, 1, "😀 Three.");
const LINES = [text("a", "One. Two."), text("b", " 😀 Three."), text("c", "Four.")];

test("a file of one line that no run wrote is not taken for a line that was cut", async () => {
  for (const written of ["Notes of mine", '{"text":"Ada left."}', '{"i\u0000'])
    await expect(goOn(LINES, written)).rejects.toThrow("line 1: is no line of predict");
  for (const cut of ["{", '{"id', '{"id":'])
    expect(await goOn(LINES, cut)).toMatchObject({ left: ["a", "b", "c"], kept: 0 });
});

test.each([
  { name: "nothing", written: "", left: ["a", "b", "c"], kept: 0 },
  { name: "a cut line", written: A.slice(0, 30), left: ["a", "b", "c"], kept: 0 },
  { name: "a document that may lack sentences", written: A, left: ["a", "b", "c"], kept: 0 },
  { name: "a whole document", written: A + B, left: ["b", "c"], kept: A.length },
  { name: "one and a cut line", written: A + B.slice(0, -1), left: ["a", "b", "c"], kept: 0 },
])("after $name", async ({ written, left, kept }) => {
  expect(await goOn(LINES, written)).toEqual({
    left,
    skipped: 3 - left.length,
    bad: [],
    kept,
  });
});

test("a line a document: all whole ones are kept, and what was bad is bad", async () => {
  const one = `${JSON.stringify({ id: "a", sentences: [{ start: 0, text: "One." }] })}\n`;
  const error = `${JSON.stringify({ id: 2, error: "not JSON" })}\n`;
  const empty = `${JSON.stringify({ id: "e", sentences: [] })}\n`;
  const lines = [text("a", "One."), bad(2), text("e", ""), text("f", "Last.")];
  const written = one + error + empty;
  const want = { left: ["f"], skipped: 2, bad: ["line 2: not JSON"], kept: written.length };
  expect(await goOn(lines, written + one.slice(0, 9), "document")).toEqual(want);
});

test("the same id twice is two documents, and what has no sentence is passed over", async () => {
  const lines = [text(1, ""), bad(2), text(1, "One."), text(1, "Two."), text(1, "Three.")];
  const written = ["One.", "Two.", "Three."].map((said) => sentence(1, 0, 0, said)).join("");
  const told = await goOn(lines, written);
  expect(told).toMatchObject({ left: [1], skipped: 3, bad: ["line 2: not JSON"] });
});

test("a text that the file lacks before others could not be read", async () => {
  const written = B + sentence("c", 0, 0, "Four.");
  expect(await goOn(LINES, written)).toMatchObject({
    left: ["c"],
    bad: ["line a: is not in out, which has later ones"],
  });
});

test.each([
  { name: "another order", lines: [LINES[1], LINES[0]], written: A + B + A, says: 'document "b"' },
  { name: "another text", lines: [text("a", "Other.")], written: A + B, says: 'document "a"' },
  {
    name: "far too many that it lacks",
    lines: [...Array.from({ length: 2000 }, (_, i) => text(i, "x")), ...LINES],
    written: A + B,
    says: 'document "a", which is not in the input, not with this text',
  },
  {
    name: "another kind of line",
    lines: LINES,
    written: '{"id":1,"sentences":[]}\n',
    says: "line 1: is no line of predict --jsonl --per sentence",
  },
  { name: "no JSON", lines: LINES, written: "x\n", says: "line 1: is no line" },
])("$name is refused", async ({ lines, written, says }) => {
  await expect(goOn(lines, written)).rejects.toThrow(says);
});
