import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { stepTaken } from "../../core/annotate/stepTaken.ts";
import type { Project } from "../../core/document/document.ts";
import type { Edit } from "../../core/document/edit.ts";
import { type History, stepsOf, take } from "../../core/document/history.ts";
import { testDoc } from "../../core/fixtures/project.ts";
import { anyProject } from "../fixtures/anyProject.ts";
import { withSteps } from "../fixtures/ownModels.ts";
import { OWN_PROJECT, projectBytes } from "../fixtures/ownProject.ts";
import { readTexts } from "../fixtures/readTexts.ts";
import type { Manifest } from "./manifest.ts";

const WHOLE_V1 = new URL("../fixtures/project/v1-whole.spanloom", import.meta.url);
const read = (bytes: Uint8Array) => readTexts({ "a.spanloom": bytes });
const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** One of every kind of step: inside, whole documents there and gone, types, mentions. */
const EDITS: readonly Edit[] = [
  { docs: { d3: testDoc("d3", "Kim left.") } },
  { inside: { d1: { name: "renamed", entities: { b: null } } } },
  { docs: { d2: null } },
  { schema: { ...OWN_PROJECT.schema, entities: OWN_PROJECT.schema.entities.slice(0, 2) } },
  {
    inside: {
      d3: { trashedAt: 9, confirmed: { "d3:0": { entities: ["Person"], relations: [] } } },
    },
  },
  { mentions: { merged: [], apart: [], noPlurals: [], dismissed: [] } },
];
const { project: NOW, history: WHOLE } = withSteps(OWN_PROJECT, EDITS);

/** The project and its history some steps back. */
function undone(project: Project, history: History, count: number) {
  let [now, left] = [project, history];
  for (let i = 0; i < count; i++) {
    const { project: next, inverse } = stepTaken(now, left.undo.at(-1)!.edit);
    [left] = take(left, "undo", inverse);
    now = next;
  }
  return { project: now, history: left };
}

const PART_WAY = undone(NOW, WHOLE, 2);
const WITH = await projectBytes(PART_WAY.project, { steps: stepsOf(PART_WAY.history) });

test("both stacks come back, and lead there and back as they did", async () => {
  const { steps, docs, notRead, leftOut } = await read(WITH);
  expect([notRead, leftOut, docs.length]).toEqual([[], [], 2]);
  expect(steps).toEqual(stepsOf(PART_WAY.history));
  expect(PART_WAY.history.redo).toHaveLength(2);
});

test("the history of any project that was worked on", async () => {
  await fc.assert(
    fc.asyncProperty(anyProject, fc.nat(3), async (drawn, back) => {
      const [first] = Object.values(drawn.docs);
      const edits: Edit[] = [
        { inside: { [first.id]: { name: "a", notTrained: [], entities: {} } } },
        { docs: { [first.id]: null } },
        { docs: { more: testDoc("more", "Ada 👩‍👩‍👧 left.\r\n") } },
      ];
      const whole = withSteps(drawn, edits);
      const { project, history } = undone(whole.project, whole.history, back);
      const bytes = await projectBytes(project, { steps: stepsOf(history) });
      const { steps, notRead, leftOut } = await read(bytes);
      expect([notRead, leftOut]).toEqual([[], []]);
      expect(steps).toEqual(stepsOf(history));
    }),
    { numRuns: 25 },
  );
});

test("a file with models and a history, as they were first written, opens for ever", async () => {
  const { steps, models, notRead, leftOut } = await read(new Uint8Array(readFileSync(WHOLE_V1)));
  expect([notRead, leftOut]).toEqual([[], []]);
  expect(steps).toEqual(stepsOf(PART_WAY.history));
  expect(models?.map(({ id, name, files }) => [id, name, files.size])).toEqual([
    ["5", "Model 5", 6],
  ]);
});

test("a project without one says nothing of it", async () => {
  expect((await read(await projectBytes(OWN_PROJECT))).steps).toBeUndefined();
});

test("of two files neither history is taken: it would not fit both", async () => {
  const reading = await readTexts({ "a.spanloom": WITH, "b.spanloom": WITH });
  expect([reading.docs.length, reading.steps]).toEqual([4, undefined]);
});

describe("a history that is not as it was written:", () => {
  type Item = { step?: Record<string, unknown>; of?: number; doc?: { text: string } };
  function remade(change: (items: Item[]) => unknown): Uint8Array {
    const files = unzipSync(WITH);
    const manifest: Manifest = JSON.parse(strFromU8(files["manifest.json"]));
    const items: Item[] = JSON.parse(strFromU8(files["history/1.json"]));
    const changed = change(items) ?? items;
    files["history/1.json"] = strToU8(JSON.stringify(changed));
    const entries = manifest.entries.map((entry) => {
      const bytes = files[entry.path];
      return { ...entry, size: bytes.length, sha256: hash(bytes) };
    });
    files["manifest.json"] = strToU8(JSON.stringify({ ...manifest, entries }));
    return zipSync(files);
  }
  const at = (items: Item[], is: (item: Item) => boolean) => items.find(is)!;

  test.each<{ name: string; change: (items: Item[]) => unknown; says: string }>([
    { name: "no list", change: () => ({}), says: "history/1.json" },
    {
      name: "a step on no stack",
      change: ([first]) => void Object.assign(first.step!, { stack: "later" }),
      says: "history/1.json [0]",
    },
    {
      name: "steps out of order",
      change: (items) => items.toReversed(),
      says: "history/1.json",
    },
    {
      name: "a document that is missing",
      change: (items) => items.filter(({ doc }) => !doc),
      says: "is missing",
    },
    {
      name: "a document that no step brings",
      change: (items) => [...items, { of: 99, doc: at(items, ({ doc }) => doc !== undefined).doc }],
      says: "no step 99 brings",
    },
  ])("$name: the file is refused", async ({ change, says }) => {
    const { docs, schema, steps, notRead } = await read(remade(change));
    expect([docs, schema, steps, notRead.length]).toEqual([[], undefined, undefined, 1]);
    expect(notRead[0].reason).toContain(says);
  });

  test.each<{ name: string; change: (items: Item[]) => void }>([
    {
      name: "a document with sentences past its text",
      change: (items) => {
        at(items, ({ doc }) => doc !== undefined).doc!.text = "x";
      },
    },
    {
      name: "what is about a document that is not there",
      change: (items) => {
        const undo = items.filter(({ step }) => step?.stack === "undo");
        Object.assign(undo.at(-1)!.step!, { edit: { inside: { nobody: { name: "x" } } } });
      },
    },
  ])("$name: the steps from there on are left out, and told", async ({ change }) => {
    const { docs, steps = [], leftOut, notRead } = await read(remade(change));
    expect([docs.length, notRead]).toEqual([2, []]);
    expect(steps.length).toBeLessThan(6);
    expect(leftOut).toHaveLength(6 - steps.length);
    expect(leftOut[0].kind).toBe("steps of the history that do not fit its documents");
  });
});
