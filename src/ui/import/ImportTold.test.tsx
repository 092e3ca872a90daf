// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { ShownImport } from "../../store/importState.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { ImportTold } from "./ImportTold.tsx";

test.each([
  { file: "bert.zip/bert/model.safetensors", isModel: true },
  { file: "notes/safetensors.xyz", isModel: false },
])("$file, which was not read, is told to be of a model: $isModel", async ({ file, isModel }) => {
  const report = { leftOut: [], notRead: [{ file, reason: "no text" }], notes: [] };
  const preview = { report } as unknown as ShownImport["preview"];
  const { page } = await mounted(<ImportTold preview={preview} lost={[]} />);
  expect(page.textContent?.includes("Models takes a model")).toBe(isModel);
});
