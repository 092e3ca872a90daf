import { readFileSync } from "node:fs";
import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import packageJson from "../../../package.json" with { type: "json" };
import type { Project } from "../../core/document/document.ts";
import type { MentionChoices } from "../../core/document/mentionChoices.ts";
import { testDoc } from "../../core/fixtures/project.ts";
import { anyProject } from "../fixtures/anyProject.ts";
import { OWN_MENTIONS, OWN_PROJECT, projectBytes } from "../fixtures/ownProject.ts";
import { readTexts } from "../fixtures/readTexts.ts";
import type { Reading } from "../reading.ts";
import { APP_VERSION, type Manifest } from "./manifest.ts";
import { sha256 } from "./sha256.ts";
import { writeProject } from "./writeProject.ts";

const V1 = new URL("../fixtures/project/v1.spanloom", import.meta.url);

const projectOf = ({ docs, schema, mentions }: Reading) => ({
  docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])),
  schema,
  ...(mentions && { mentions }),
});
const read = (bytes: Uint8Array, name = "a.spanloom") => readTexts({ [name]: bytes });
/** Refused: nothing came of it, and why. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const { docs, schema, notRead } = await read(bytes);
  expect([docs, schema, notRead.length]).toEqual([[], undefined, 1]);
  return notRead[0].reason;
}

const OWN = await projectBytes(OWN_PROJECT);

test("a file of version 1 opens for ever, with everything in it", async () => {
  const reading = await read(new Uint8Array(readFileSync(V1)));
  expect(projectOf(reading)).toEqual(OWN_PROJECT);
  expect([reading.leftOut, reading.notRead, reading.notes]).toEqual([[], [], []]);
});

test("its manifest says what wrote it", () => {
  expect(APP_VERSION).toBe(packageJson.version);
});

test("its name is written and read; a file of before has none", async () => {
  const docs = Object.values(OWN_PROJECT.docs);
  const { schema } = OWN_PROJECT;
  const blob = await writeProject({ name: "Second / <i>pro</i>", docs, schema, versions: [] });
  const named = new Uint8Array(await blob.arrayBuffer());
  const namesIn = async (bytes: Uint8Array) => (await read(bytes)).projects?.map((p) => p.name);
  expect(await namesIn(named)).toEqual(["Second / <i>pro</i>"]);
  expect(await namesIn(OWN)).toEqual([undefined]);
});

test.each(["a.spanloom", "renamed.zip", "folder/no ending", "a.txt"])(
  "it is known whatever its name is: %s",
  async (name) => {
    expect(projectOf(await read(OWN, name))).toEqual(OWN_PROJECT);
  },
);

test("any project comes back as it went", async () => {
  await fc.assert(
    fc.asyncProperty(anyProject, async (project) => {
      const reading = await read(await projectBytes(project));
      expect(reading.notRead).toEqual([]);
      expect(projectOf(reading)).toEqual(project);
    }),
    { numRuns: 60 },
  );
});

test("what was said of mentions comes back, and one that is damaged is refused", async () => {
  const bytes = await projectBytes({ ...OWN_PROJECT, mentions: OWN_MENTIONS });
  expect(projectOf(await read(bytes))).toEqual({ ...OWN_PROJECT, mentions: OWN_MENTIONS });
  const damaged = { ...OWN_MENTIONS, merged: [{ type: "Person" }] } as unknown as MentionChoices;
  const other = await projectBytes({ ...OWN_PROJECT, mentions: damaged });
  expect(await refusal(other)).toContain("merged[0].keys");
});

test("an empty project, and one of many parts", async () => {
  const empty: Project = { docs: {}, schema: { entities: [], relations: [] } };
  expect(projectOf(await read(await projectBytes(empty)))).toEqual(empty);
  const text = "Ada met Bob and went home again. ".repeat(400);
  const docs = Array.from({ length: 24 }, (_, i) => testDoc(`d${i}`, text));
  const large = { ...empty, docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])) };
  const bytes = await projectBytes(large);
  const parts = Object.keys(unzipSync(bytes)).filter((path) => path.startsWith("documents/"));
  expect(parts.length).toBeGreaterThan(1);
  expect(projectOf(await read(bytes))).toEqual(large);
});

describe("a file that is not whole is refused, and nothing comes of it:", () => {
  test("cut anywhere", async () => {
    for (let end = 0; end < OWN.length; end += 7)
      expect(await refusal(OWN.slice(0, end))).toMatch(/\w/);
  });

  test("any byte changed: refused with words, or read the same", async () => {
    let same = 0;
    for (let at = 0; at < OWN.length; at++) {
      const changed = OWN.slice();
      changed[at] ^= 1 << (at % 8);
      const reading = await read(changed);
      if (reading.docs.length > 0) {
        expect(projectOf(reading)).toEqual(OWN_PROJECT);
        same++;
      } else {
        expect(reading.schema).toBeUndefined();
        expect(reading.notRead).toHaveLength(1);
      }
    }
    expect(same).toBeLessThan(OWN.length / 3); // dates, and other fields that nobody reads
  });

  /** The file with entries changed, and a manifest that says so if it is to be believed. */
  async function remade(
    change: (files: Record<string, string>, manifest: Manifest) => void,
    isTold = true,
  ): Promise<Uint8Array> {
    const files = Object.fromEntries(
      Object.entries(unzipSync(OWN)).map(([path, bytes]) => [path, strFromU8(bytes)]),
    );
    const manifest: Manifest = JSON.parse(files["manifest.json"]);
    change(files, manifest);
    if (isTold)
      for (const entry of manifest.entries) {
        const bytes = strToU8(files[entry.path] ?? "");
        Object.assign(entry, { size: bytes.length, sha256: await sha256(bytes) });
      }
    files["manifest.json"] = JSON.stringify(manifest);
    return zipSync(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
    );
  }

  test.each<{
    name: string;
    change: (files: Record<string, string>, manifest: Manifest) => void;
    isTold?: boolean;
    says: string;
  }>([
    {
      name: "a text that was changed",
      change: (files) => {
        files["documents/1.json"] = files["documents/1.json"].replace("Ada", "Eve");
      },
      isTold: false,
      says: "documents/1.json was changed",
    },
    {
      name: "a newer version",
      change: (_, manifest) => Object.assign(manifest, { version: 2, entries: "of another form" }),
      isTold: false,
      says: "newer Spanloom: it is of version 2",
    },
    {
      name: "a part that is missing",
      change: (files) => void Reflect.deleteProperty(files, "documents/1.json"),
      says: "documents/1.json is missing",
    },
    {
      name: "a part that nobody told of",
      change: (files) => void Object.assign(files, { "documents/9.json": "[]" }),
      says: "holds documents/9.json",
    },
    {
      name: "documents that are not counted",
      change: (_, manifest) => Object.assign(manifest, { documents: 7 }),
      says: "manifest.json documents: is 7, but the file holds 2",
    },
    {
      name: "a status that there is not",
      change: (files) => {
        files["documents/1.json"] = files["documents/1.json"].replace("rejected", "sure");
      },
      says: "documents/1.json [0].entities.a.status: ",
    },
    {
      name: "a span past the text",
      change: (files) => {
        files["documents/1.json"] = files["documents/1.json"].replace('"end":3', '"end":999');
      },
      says: "docs.d1.",
    },
    {
      name: "a type that is there twice",
      change: (files) => {
        files["schema.json"] = files["schema.json"].replace('"constructor"', '"Person"');
      },
      says: 'schema.entities[2].name: "Person" is there twice',
    },
    {
      name: "a path that leads out of it",
      change: (files) => void Object.assign(files, { "../evil.json": "[]" }),
      says: 'a name that is not read: "../evil.json"',
    },
    {
      name: "another zip under its name",
      change: (files) => void Reflect.deleteProperty(files, "mimetype"),
      says: "no project of Spanloom",
    },
  ])("$name", async ({ change, isTold = true, says }) => {
    expect(await refusal(await remade(change, isTold))).toContain(says);
  });
});
