import { readdirSync, readFileSync } from "node:fs";
import { expose, wrap } from "comlink";
import { afterAll, describe, expect, test } from "vitest";
import type { ImportFile } from "./protocol.ts";
import { textService } from "./textService.ts";

const fixtures = new URL("../io/fixtures/", import.meta.url);
const folder = (path: string): ImportFile[] =>
  readdirSync(new URL(`${path}/`, fixtures))
    .filter((name) => /\.(?:txt|ann|conf)$/.test(name))
    .map((name) => ({
      path: `${path}/${name}`,
      bytes: readFileSync(new URL(`${path}/${name}`, fixtures)),
    }));

// As the page and the worker talk: across a port, by structured clone.
const { port1, port2 } = new MessageChannel();
expose(textService, port1);
const service = wrap<typeof textService>(port2);
afterAll(() => {
  port1.close();
  port2.close();
});

describe("files are read in the worker", () => {
  test("all brat samples at once, each with an id of its own and in order", async () => {
    const files = ["brat/brat-news-tutorial", "brat/mspt"].flatMap(folder);
    const { docs, notRead } = await service.readFiles(files);
    expect(docs).toHaveLength(12);
    expect(notRead).toEqual([]);
    expect(new Set(docs.map(({ id }) => id)).size).toBe(12);
    const times = docs.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });

  test("what could not be held or read comes across the port, with types of any name", async () => {
    const ann = "T1\t__proto__ 0 4\tKiel\nR1\tIn Arg1:T1 Arg2:T1\n";
    const bytes = (text: string) => new TextEncoder().encode(text);
    const reading = await service.readFiles([
      { path: "a.txt", bytes: bytes("Kiel.") },
      { path: "a.ann", bytes: bytes(ann) },
      { path: "b.ann", bytes: bytes("") },
    ]);
    expect(Object.keys(reading.types.entities)).toEqual(["__proto__"]);
    expect(reading.leftOut).toMatchObject([{ file: "a.ann", place: { line: 2 } }]);
    expect(reading.notRead).toMatchObject([{ file: "b.ann" }]);
  });
});
