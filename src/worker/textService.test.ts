import { readdirSync, readFileSync } from "node:fs";
import { expose, proxy, wrap } from "comlink";
import { afterAll, describe, expect, test } from "vitest";
import type { Doc } from "../core/document/document.ts";
import { type PackedDoc, unpackDoc } from "../core/document/packedDoc.ts";
import { AS_TOLD } from "../io/import/importChoices.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import type { ImportFile, TextWorker } from "./textProtocol.ts";
import { createTextService } from "./textService.ts";

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
const opfs = fakeOpfs();
expose(createTextService(opfs), port1);
const service = wrap<TextWorker>(port2);
afterAll(() => {
  port1.close();
  port2.close();
});

let imports = 0;

/** Looks at files and takes all of them. */
async function taken(files: readonly ImportFile[]) {
  const id = `i${imports++}`;
  const preview = await service.lookAtFiles(
    id,
    files,
    proxy(() => {}),
  );
  const docs: Doc[] = [];
  const onDocs = proxy((batch: readonly PackedDoc[]) => void docs.push(...batch.map(unpackDoc)));
  await service.takeImport(id, AS_TOLD, onDocs);
  return { preview: preview!, docs };
}

describe("files are read in the worker", () => {
  test("all brat samples at once, each with an id of its own and in order", async () => {
    const files = ["brat/brat-news-tutorial", "brat/mspt"].flatMap(folder);
    const { preview, docs } = await taken(files);
    const { notRead } = preview.report;
    expect(docs).toHaveLength(12);
    expect(notRead).toEqual([]);
    expect(new Set(docs.map(({ id }) => id)).size).toBe(12);
    const times = docs.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
  });

  test("what could not be held or read comes across the port, with types of any name", async () => {
    const ann = "T1\t__proto__ 0 4\tKiel\nR1\tIn Arg1:T1 Arg2:T1\n";
    const bytes = (text: string) => new TextEncoder().encode(text);
    const { preview, docs } = await taken([
      { path: "a.txt", bytes: bytes("Kiel.") },
      { path: "a.ann", bytes: bytes(ann) },
      { path: "b.ann", bytes: bytes("") },
    ]);
    expect(preview.used).toContainEqual({ kind: "entity", name: "__proto__", count: 1 });
    expect(preview.report.leftOut).toMatchObject([{ places: ["a.ann, line 2, R1"] }]);
    expect(preview.report.notRead).toMatchObject([{ file: "b.ann" }]);
    expect(docs.map(({ name }) => name)).toEqual(["a.txt"]);
  });

  test("an import that is closed while it is read ends soon, and brings nothing", async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `{"text": "Ada ${i} left Rome."}`);
    const bytes = new TextEncoder().encode(lines.join("\n"));
    let told = 0;
    const closing = proxy(() => {
      if (told++ === 0) void service.closeImport("closed");
    });
    expect(await service.lookAtFiles("closed", [{ path: "a.jsonl", bytes }], closing)).toBeNull();
    expect(told).toBeGreaterThan(0);
    await expect(
      service.takeImport(
        "closed",
        AS_TOLD,
        proxy(() => {}),
      ),
    ).rejects.toThrow("gone");
  });

  test("documents come some at a time, each once; an import that is closed meanwhile brings no more", async () => {
    const text = "Ada met Bob in Rome. ".repeat(1000);
    const lines = Array.from({ length: 12 }, (_, i) => JSON.stringify({ text: `${i} ${text}` }));
    const bytes = new TextEncoder().encode(lines.join("\n"));
    const { preview, docs } = await taken([{ path: "a.jsonl", bytes }]);
    expect(preview).toMatchObject({ documents: 12, sentences: 12_000 });
    expect(docs.map((doc) => doc.text)).toEqual(lines.map((line) => JSON.parse(line).text));

    const nobody = proxy(() => {});
    const again = new TextEncoder().encode(lines.join("\n"));
    await service.lookAtFiles("half", [{ path: "a.jsonl", bytes: again }], nobody);
    let came = 0;
    const closing = proxy(async (batch: readonly PackedDoc[]) => {
      came += batch.length;
      await service.closeImport("half");
    });
    await service.takeImport("half", AS_TOLD, closing);
    expect(came).toBeGreaterThan(0);
    expect(came).toBeLessThan(12);
    await expect(service.takeImport("half", AS_TOLD, nobody)).rejects.toThrow("gone");
  });

  test("a file is read again as the user says", async () => {
    const bytes = new TextEncoder().encode('{"text": "Ada left."}');
    const nobody = proxy(() => {});
    const first = await service.lookAtFiles("again", [{ path: "a.jsonl", bytes }], nobody);
    expect(first?.first?.text).toBe("Ada left.");
    const said = new Map([["a.jsonl", { format: "text" }]]);
    const again = await service.lookAgain("again", said, nobody);
    expect(again?.first?.text).toBe('{"text": "Ada left."}');
    expect(again?.files).toEqual([{ file: "a.jsonl", format: "text" }]);
  });
});
