import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { expect, test } from "../app.ts";
import { SAMPLES, type Sample } from "../scripts/samples.ts";
import { exported, label, predicted, sentence, surface, takeImport } from "../steps.ts";

const pathOf = (file: string): string =>
  fileURLToPath(new URL(`../scripts/${file}`, import.meta.url));
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Opens a file by the button, as it is on the disk. */
async function openFile(app: Page, file: string): Promise<void> {
  const chooser = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Open files" }).click();
  await (await chooser).setFiles(pathOf(file));
  await takeImport(app);
  const name = file.replace(/\.txt$/, "");
  await expect(app.getByRole("heading", { name, exact: false })).toBeVisible();
  await predicted(app);
}

const entity = (app: Page, words: string, type: string) =>
  surface(app).getByRole("button", { name: `${words}, ${type}, confirmed`, exact: true });

/** Makes the head with the word caret and the third type. */
async function makeHead(app: Page, { head, name }: Sample): Promise<void> {
  await surface(app).focus();
  const onwards = ["Arabic", "Hebrew"].includes(name) ? "ArrowLeft" : "ArrowRight";
  for (let i = 0; i <= head.onwards; i++) await app.keyboard.press(onwards);
  for (let i = 0; i < head.more; i++) await app.keyboard.press(`Shift+${onwards}`);
  await app.keyboard.press("3");
  await expect(entity(app, head.words, "People")).toBeVisible();
}

/** Makes the tail with the mouse, one word too short, and moves its end. */
async function makeTail(app: Page, { tail }: Sample): Promise<void> {
  await label(app, sentence(app, tail.sentence), tail.words, "Location");
  await expect(entity(app, tail.words, "Location")).toBeVisible();
  const inspector = app.getByRole("complementary");
  await inspector.getByRole("button", { name: "End one word later" }).click();
  await expect(entity(app, tail.longer, "Location")).toBeVisible();
  await inspector.getByRole("button", { name: "End one word earlier" }).click();
  await expect(entity(app, tail.words, "Location")).toBeVisible();
  await inspector.getByRole("button", { name: "End one word later" }).click();
  await expect(entity(app, tail.longer, "Location")).toBeVisible();
}

/** Relates them by the letters of the tail; the likely type, then the one that is meant. */
async function relate(app: Page, { head, tail }: Sample): Promise<void> {
  await entity(app, head.words, "People").click();
  await app.keyboard.press("r");
  const hint = entity(app, tail.longer, "Location").locator("xpath=following-sibling::*[1]");
  await expect(hint).toHaveAttribute("data-hint", /./);
  await app.keyboard.type((await hint.getAttribute("data-hint")) as string);
  const made = ` from ${head.words} to ${tail.longer}, confirmed`;
  const arc = (name: string) => surface(app).getByRole("button", { name });
  await expect(arc(made)).toBeAttached();
  await app.keyboard.press("4");
  await expect(arc(`Lives in${made}`)).toBeAttached();
}

/** What brat's files of a document say: the text, and each span's words by its offsets in code points. */
function bratSpans(
  files: Readonly<Record<string, Uint8Array>>,
  file: string,
): { txt: string; spans: string[][] } {
  const name = file.replace(/\.txt$/, "");
  const [txt, ann] = [".txt", ".ann"].map((end) => {
    const found = Object.keys(files).find((path) => path.endsWith(`${name}${end}`)) as string;
    return decoded(files[found]);
  });
  const points = [...txt];
  const spans = ann
    .split("\n")
    .filter((line) => line.startsWith("T"))
    .map((line) => {
      const [, where, words] = line.split("\t");
      const [type, start, end] = where.split(" ");
      return [type, words, points.slice(Number(start), Number(end)).join("")];
    });
  return { txt, spans };
}

/** Every document as brat's files, and all relations as rows of a table. */
async function exportedFiles(app: Page) {
  const brat = unzipSync((await exported(app, "brat standoff")).bytes);
  const csv = decoded((await exported(app, "CSV of triples")).bytes);
  const { data: triples } = Papa.parse<Record<string, string>>(csv.trim(), { header: true });
  return { brat, triples };
}

/** Fails unless the files have the two related spans where the text has them. */
function expectExact(
  { brat, triples }: Awaited<ReturnType<typeof exportedFiles>>,
  { file, head, tail }: Sample,
): void {
  const text = readFileSync(pathOf(file), "utf8");
  const { txt, spans } = bratSpans(brat, file);
  expect(txt).toBe(text);
  expect(spans).toContainEqual(["Peop", head.words, head.words]);
  expect(spans).toContainEqual(["Loc", tail.longer, tail.longer]);

  const [row] = triples.filter((triple) => triple.head === head.words);
  expect(row).toMatchObject({ head_type: "Peop", relation: "Live_In", tail: tail.longer });
  const points = [...text];
  const covered = (from: string, to: string) =>
    points.slice(Number(row[from]), Number(row[to])).join("");
  expect(covered("head_start", "head_end")).toBe(head.words);
  expect(covered("tail_start", "tail_end")).toBe(tail.longer);
}

/** Opens a text, and relates two of its spans. */
async function relatedIn(app: Page, sample: Sample): Promise<void> {
  await openFile(app, sample.file);
  await makeHead(app, sample);
  await makeTail(app, sample);
  await relate(app, sample);
}

/** One page for several texts, no two of them of the same file. */
const PAGES = [
  ["emoji", "combining marks", "Devanagari", "CR LF", "Arabic"],
  ["flags and families", "Hebrew", "Chinese", "Japanese"],
];

test("every text is on a page", () => {
  expect(PAGES.flat().toSorted()).toEqual(SAMPLES.map(({ name }) => name).toSorted());
});

for (const names of PAGES)
  test(`spans and relations in ${names.join(", ")} have exact offsets`, async ({
    app,
    picture,
  }) => {
    await predicted(app);
    const samples = SAMPLES.filter(({ name }) => names.includes(name));
    for (const sample of samples)
      await test.step(sample.name, async () => {
        await relatedIn(app, sample);
        await picture(`script-${sample.name}`);
      });
    const files = await exportedFiles(app);
    for (const sample of samples)
      await test.step(`files of ${sample.name}`, () => expectExact(files, sample));
  });

test("a text pasted from another program keeps its characters", async ({ app, context }) => {
  await predicted(app);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = ["emoji.txt", "combining.txt", "arabic.txt", "chinese.txt"]
    .map((file) => readFileSync(pathOf(file), "utf8"))
    .join("\n");
  await app.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await app.keyboard.press("Control+V");
  const dialog = app.getByRole("dialog", { name: "New text" });
  await expect(dialog.getByLabel("Text")).toHaveValue(text);
  await dialog.getByLabel("Name").fill("pasted");
  await dialog.getByRole("button", { name: "Add text" }).click();
  await predicted(app);
  const row = surface(app).getByRole("group", { name: /^Sentence / });
  const chinese = row.filter({ hasText: "王小梅" });
  await label(app, chinese, "上海", "Location");
  await expect(entity(app, "上海", "Location")).toBeVisible();
  const files = unzipSync((await exported(app, "brat standoff")).bytes);
  const { txt, spans } = bratSpans(files, "pasted.txt");
  expect(txt).toBe(text);
  expect(spans).toContainEqual(["Loc", "上海", "上海"]);
});
