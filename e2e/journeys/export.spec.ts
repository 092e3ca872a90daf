import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "../app.ts";
import { addText, exported, predicted, sentence, surface } from "../steps.ts";

const LINE = "Ida Moss lives in Oslo and works for Harbour Mills.";

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "spanloom-export-"));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Unpacks a zip into the test's folder; returns the paths of its files. */
function unpack(zip: Uint8Array): string[] {
  return Object.entries(unzipSync(zip)).map(([name, bytes]) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
    return path;
  });
}

/** Runs the command line on what the app wrote; returns the lines of its output. */
function spanloom(args: readonly string[], input = ""): string[] {
  const command = ["src/cli/launch.mjs", "spanloom", ...args, "--backend", "wasm"];
  const output = execFileSync(process.execPath, command, { input, encoding: "utf8" });
  return output.trim().split("\n");
}

test("annotations and the model are exported, and the command line reads them", async ({ app }) => {
  await predicted(app);
  await addText(app, LINE, "Moss 😀");
  await predicted(app);
  const row = sentence(app, 1);
  await expect(row.getByRole("button", { name: /^Oslo, Location, suggested/ })).toBeVisible();
  await row.hover();
  await row.getByRole("button", { name: "Accept sentence" }).click();
  await expect(row).toHaveAccessibleName("Sentence 1, confirmed");
  const names = await surface(app)
    .getByRole("button", { name: /, confirmed$/ })
    .evaluateAll((found) => found.map((element) => element.getAttribute("aria-label") ?? ""));
  const arcs = names.filter((name) => name.includes(" from ")).length;

  const spert = unpack((await exported(app, "SpERT JSON")).bytes);
  const data = spert.find((path) => path.endsWith(".json") && !path.endsWith("types.json"));
  const [record] = JSON.parse(readFileSync(data as string, "utf8"));
  expect(record.tokens.join(" ")).toBe("Ida Moss lives in Oslo and works for Harbour Mills .");
  expect(record.entities).toHaveLength(names.length - arcs);
  expect(record.relations).toHaveLength(arcs);
  expect(record.entities).toContainEqual({ type: "Loc", start: 4, end: 5 });

  const brat = unzipSync((await exported(app, "brat standoff")).bytes);
  const ann = Object.entries(brat).find(([name]) => /Moss.*\.ann$/.test(name));
  expect(textOf((ann as [string, Uint8Array])[1])).toMatch(/^T\d+\tLoc 18 22\tOslo$/m);

  const { name, bytes } = await exported(app, "CSV of triples");
  expect(name).toMatch(/\.csv$/);
  expect(textOf(bytes).trim().split(/\r?\n/)).toHaveLength(1 + arcs);

  const files = unpack((await exported(app, "Model folder (zip)")).bytes);
  const model = dirname(files.find((path) => path.endsWith("model.safetensors")) as string);
  const [line] = spanloom(["predict", "--model", model, "-"], LINE).map((l) => JSON.parse(l));
  expect(line.entities).toContainEqual(
    expect.objectContaining({ type: "Loc", text: "Oslo", start: 18, end: 22 }),
  );
  const scores = spanloom(["eval", "--model", model, "--data", data as string, "--json"]).at(-1);
  expect(JSON.parse(scores as string).entities.micro.f1).toBe(100);
});
