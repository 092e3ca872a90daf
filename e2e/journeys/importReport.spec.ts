import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { documentList, drop } from "../steps.ts";

const FOLDER = fileURLToPath(
  new URL("../../src/io/fixtures/cases/05-one-bad-line-refuses-all", import.meta.url),
);
const files = () =>
  Object.fromEntries(
    readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, "utf8")]),
  );
const report = (app: Page) => app.getByRole("dialog", { name: "Import report" });

test("a drop opens what can be read, and one report tells the rest", async ({ app, picture }) => {
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await drop(app, { ...files(), "e.ann": "", "f.pdf": "%PDF-1.7" });
  await expect(report(app)).toBeVisible();
  const left = report(app).getByRole("region", { name: "Left out" });
  await expect(left).toContainText("1 × relations of a span to itself");
  await expect(left).toContainText("b.ann, line 3, R1");
  const notRead = report(app).getByRole("region", { name: "Not read" });
  await expect(notRead).toContainText("its text is missing: add e.txt");
  await expect(notRead).toContainText("is a PDF: open it and paste its text");
  await picture("import-report");
  const { violations } = await new AxeBuilder({ page: app }).include("[role=dialog]").analyze();
  expect(violations).toEqual([]);

  await report(app).getByRole("button", { name: "Copy" }).click();
  await expect(report(app).getByText("Copied")).toBeVisible();
  const copied = await app.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("left out: relations of a span to itself: 1\n  b.ann, line 3, R1");
  expect(copied).toContain("opened: 4 (spans: 7, relations: 3)");
  await app.keyboard.press("Escape");
  await expect(report(app)).toBeHidden();
  for (const name of ["a.txt", "b.txt", "c.txt", "d.txt"]) {
    await expect(documentList(app).getByRole("row", { name })).toBeVisible();
  }

  await app.keyboard.press("Control+z");
  await expect(documentList(app).getByRole("row", { name: "a.txt" })).toHaveCount(0);
});

test("a drop without faults is a notice; a picked folder is read with its path", async ({
  app,
}) => {
  await drop(app, { "good.txt": "Ada left Rome." });
  await expect(app.getByText("Opened good.txt.")).toBeVisible();

  const choosing = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Open folder" }).click();
  await (await choosing).setFiles(FOLDER);
  const left = report(app).getByRole("region", { name: "Left out" });
  await expect(left).toContainText("05-one-bad-line-refuses-all/b.ann, line 3, R1");
});

test("a dropped folder is read, with what lies below it", async ({ app }) => {
  // A page cannot drop a folder on itself: the entries that the browser would give are made here.
  await app.evaluate(() => {
    const file = (path: string, text: string) => ({
      isFile: true,
      isDirectory: false,
      fullPath: path,
      file: (done: (file: File) => void) => done(new File([text], path)),
    });
    const folder = (path: string, children: readonly object[]) => {
      const parts = [children, []];
      const reader = { readEntries: (done: (part: unknown) => void) => done(parts.shift()) };
      return { isFile: false, isDirectory: true, fullPath: path, createReader: () => reader };
    };
    const below = folder("/x/deep", [
      file("/x/deep/a.txt", "Kiel."),
      file("/x/deep/a.ann", "T1\tTown 0 4\tKiel\nR1\tIn Arg1:T1 Arg2:T1\n"),
    ]);
    const top = folder("/x", [file("/x/annotation.conf", "[entities]\nTown\n"), below]);
    const prototype = DataTransferItem.prototype as unknown as Record<string, unknown>;
    prototype.webkitGetAsEntry = () => top;
  });
  await drop(app, { x: "" });
  await expect(report(app)).toContainText("x/deep/a.ann, line 2, R1");
  await expect(report(app)).not.toContainText("does not list");
  await app.keyboard.press("Escape");
  await expect(documentList(app).getByRole("row", { name: "a.txt" })).toBeVisible();
});
