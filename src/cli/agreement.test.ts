import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { OWN_PROJECT, projectBytes } from "../io/fixtures/ownProject.ts";
import { agreementTable } from "./agreementTable.ts";
import { compareReadings } from "./compareReadings.ts";
import { readAny } from "./readAny.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-agreement-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = "Ada met Bob in Rome.";
const written = (name: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, name, file), content);
  return join(folder, name);
};
const compared = async (left: string, right: string, annotations: "confirmed" | "all") =>
  compareReadings((await readAny(left)).reading, (await readAny(right)).reading, { annotations });

test("files of two formats are compared by their texts, types by their names", async () => {
  const left = join(
    written("brat", {
      "talk.txt": TEXT,
      "talk.ann": "T1\tPerson 0 3\tAda\nT2\tPerson 8 11\tBob\nR1\tMeets Arg1:T1 Arg2:T2\n",
    }),
    "talk.ann",
  );
  const line = { text: TEXT, spans: [{ start: 0, end: 3, label: "PERSON" }] };
  const right = join(written("jsonl", { "talk.jsonl": `${JSON.stringify(line)}\n` }), "talk.jsonl");
  const found = await compared(left, right, "confirmed");
  expect(found.part.sentences).toBe("both confirmed");
  expect(found.agreement.spans).toMatchObject({ left: 2, right: 1, both: 1 });
  expect(found.agreement.spans.strict).toBeCloseTo(200 / 3);
  expect(agreementTable(found)).toMatch(/^1 document, 1 sentence that both have confirmed\n/);
  expect(agreementTable(found)).toMatch(/Person +2 +1 +1 +66\.67 +66\.67 +–$/m);
});

test("a project agrees with itself", async () => {
  const path = join(
    written("project", { "own.spanloom": await projectBytes(OWN_PROJECT) }),
    "own.spanloom",
  );
  const { agreement, notCompared, matched } = await compared(path, path, "all");
  expect([agreement.spans.strict, agreement.spans.relaxed]).toEqual([100, 100]);
  expect([notCompared, matched.onlyLeft, matched.onlyRight]).toEqual([[], [], []]);
});

test("texts that differ too much are named with the reason", async () => {
  const left = written("one", { "a.txt": TEXT, "b.txt": "Only here." });
  const right = written("two", { "a.txt": "Something else altogether is written in this one." });
  const found = await compared(left, right, "confirmed");
  expect(found.notCompared).toMatchObject([{ doc: { name: "a.txt" } }]);
  expect(agreementTable(found)).toMatch(/^only left: 1 document\nnot compared: a\.txt: \d+ % of/m);
});

test("what is not there is said", async () => {
  await expect(readAny(join(folder, "none"))).rejects.toThrow("there is no such file or folder");
});
