// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { act } from "react";
import { expect, test, vi } from "vitest";
import type { PickedFile } from "../../store/importState.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { DropTarget } from "./DropTarget.tsx";

const ENCODER = "src/parity/fixtures/encoders/bert";
const encoder = Object.fromEntries(
  readdirSync(ENCODER).map((name) => [name, new Uint8Array(readFileSync(`${ENCODER}/${name}`))]),
);
const text = new TextEncoder().encode("Ada saw Rome.");
const under = (folder: string, files: Record<string, Uint8Array>) =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes]));
const zip = (name: string, files: Record<string, Uint8Array>) =>
  new File([zipSync(files) as Uint8Array<ArrayBuffer>], name);

/** A folder as a browser gives it when it is dropped. */
function folder(name: string, files: Record<string, Uint8Array>) {
  const children = Object.entries(files).map(([path, bytes]) => ({
    isFile: true,
    fullPath: `/${name}/${path}`,
    file: (take: (file: File) => void) => take(new File([bytes as BlobPart], path)),
  }));
  const parts = [children, []];
  const readEntries = (take: (part: unknown[]) => void) => take(parts.shift() ?? []);
  return { isDirectory: true, fullPath: `/${name}`, createReader: () => ({ readEntries }) };
}

interface Dropped {
  readonly files?: readonly File[];
  readonly entry?: unknown;
}

/** Drops on the Text view: what is done with it, and the view that is open then. */
async function dropped({ files = [], entry }: Dropped) {
  let taken: { as: string; names: string[]; beside: readonly string[] } | undefined;
  const take =
    (as: string) =>
    async (picked: readonly PickedFile[], beside: readonly string[] = []) => {
      taken = { as, names: picked.map(({ name }) => name), beside };
    };
  const { view } = await mounted(<DropTarget />, {
    app: { addModel: take("model"), importFiles: (picked) => take("documents")(picked) },
  });
  const items = entry ? [{ webkitGetAsEntry: () => entry }] : [];
  const dataTransfer = { types: ["Files"], items, files: entry ? [new File([], "x")] : files };
  await act(async () => {
    document.dispatchEvent(
      Object.assign(new Event("drop", { cancelable: true }), { dataTransfer }),
    );
    await vi.waitFor(() => expect(taken).toBeDefined());
  });
  return { ...taken!, center: view.getState().center };
}

test("a zip with a model that is dropped on the text is a model", async () => {
  expect(await dropped({ files: [zip("bert.zip", encoder)] })).toEqual({
    as: "model",
    names: ["bert.zip"],
    beside: [],
    center: "models",
  });
  const inside = under("tiny/bert", { ...encoder, "LICENSE.txt": text, "vocab.txt": text });
  expect(await dropped({ files: [zip("Some.ZIP", inside)] })).toMatchObject({
    as: "model",
    beside: [],
  });
});

test("a folder with a model is one too", async () => {
  const { as, names, center } = await dropped({ entry: folder("bert", encoder) });
  expect([as, center]).toEqual(["model", "models"]);
  expect(names).toContain("bert/config.json");
});

test("of documents beside a model in a zip it is known which", async () => {
  const both = { ...under("bert", encoder), "notes/a.txt": text, "b.ann": text, "._b.ann": text };
  expect(await dropped({ files: [zip("both.zip", both)] })).toMatchObject({
    as: "model",
    beside: ["notes/a.txt", "b.ann"],
  });
  const files = [zip("bert.zip", encoder), new File([text], "a.txt")];
  expect(await dropped({ files })).toMatchObject({ as: "model", beside: ["a.txt"] });
});

test("a zip of documents, a project with its models, and a damaged zip are documents", async () => {
  const project = { mimetype: text, ...under("models/1", encoder) };
  for (const file of [
    zip("texts.zip", { "a.txt": text }),
    zip("project.zip", project),
    new File(["PK no zip at all"], "damaged.zip"),
    new File([text], "a.txt"),
  ])
    expect(await dropped({ files: [file] })).toMatchObject({ as: "documents", center: "text" });
});
