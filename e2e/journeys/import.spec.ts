import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { docxOf, docxParagraph } from "../../src/io/fixtures/docxOf.ts";
import { pdfOf } from "../../src/io/fixtures/pdfOf.ts";
import { expect, test } from "../app.ts";
import { documentList, dropFiles, importing, surface, takeImport } from "../steps.ts";

const FOLDER = fileURLToPath(
  new URL("../../src/io/fixtures/cases/05-one-bad-line-refuses-all", import.meta.url),
);
const files = () =>
  Object.fromEntries(
    readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, "utf8")]),
  );

test("a drop or a picked folder shows what can be read, and what not, before anything is changed", async ({
  app,
  picture,
}) => {
  await test.step("what is cancelled changes nothing; a picked folder is read with its path", async () => {
    await dropFiles(app, { "good.txt": "Ada left Rome." });
    await expect(importing(app).getByRole("region", { name: "The first document" })).toBeVisible();
    await app.keyboard.press("Escape");
    await expect(importing(app)).toBeHidden();
    await expect(documentList(app).getByRole("row", { name: "good.txt" })).toHaveCount(0);

    const choosing = app.waitForEvent("filechooser");
    await app.getByRole("button", { name: "Open folder" }).click();
    await (await choosing).setFiles(FOLDER);
    const left = importing(app).getByRole("region", { name: "Left out" });
    await expect(left).toContainText("05-one-bad-line-refuses-all/b.ann, line 3, R1");
  });

  await test.step("a drop shows what can be read, and what not, before anything is changed", async () => {
    await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await dropFiles(app, { ...files(), "e.ann": "", "f.pdf": "%PDF-1.7" });
    const left = importing(app).getByRole("region", { name: "Left out" });
    await expect(left).toContainText("1 × relations of a span to itself");
    await expect(left).toContainText("b.ann, line 3, R1");
    const notRead = importing(app).getByRole("region", { name: "Not read" });
    await expect(notRead).toContainText("its text is missing: add e.txt");
    await expect(notRead).toContainText("is a PDF that is damaged");
    await expect(documentList(app).getByRole("row", { name: "a.txt" })).toHaveCount(0);
    await picture("import");
    const { violations } = await new AxeBuilder({ page: app }).include("[role=dialog]").analyze();
    expect(violations).toEqual([]);

    await importing(app).getByRole("combobox", { name: "Per comes as" }).fill("Human being");
    await expect(importing(app).getByText("a new type").first()).toBeVisible();
    await app.emulateMedia({ colorScheme: "dark" });
    await app.setViewportSize({ width: 400, height: 800 });
    await picture("import-dark-narrow");
    await app.emulateMedia({ colorScheme: "light" });
    await app.setViewportSize({ width: 1280, height: 720 });

    await importing(app).getByRole("button", { name: "Copy" }).click();
    await expect(importing(app).getByText("Copied")).toBeVisible();
    const copied = await app.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("left out: relations of a span to itself: 1\n  b.ann, line 3, R1");
    expect(copied).toContain("opened: 4 (spans: 7, relations: 3)");
    await takeImport(app);
    for (const name of ["a.txt", "b.txt", "c.txt", "d.txt"]) {
      await expect(documentList(app).getByRole("row", { name })).toBeVisible();
    }

    await app.keyboard.press("Control+z");
    await expect(documentList(app).getByRole("row", { name: "a.txt" })).toHaveCount(0);
  });
});

test("Word documents, PDF, tables and dropped folders are read", async ({ app, picture }) => {
  await test.step("Word documents, PDF and tables are read, and the user says where the text is", async () => {
    const choosing = app.waitForEvent("filechooser");
    await app.getByRole("button", { name: "Open files" }).click();
    const files = {
      "a.docx": docxOf(docxParagraph("Ada Byron left Rome.")),
      "b.pdf": pdfOf([
        [
          ["Nils Ahlberg lives in Oslo, an exam-", 60, 700],
          ["ple.", 60, 688],
        ],
      ]),
      "c.csv": "text,said\nFirst of all words.,Ida Moss came.\nSecond of all words.,Eve went.\n",
    };
    await (await choosing).setFiles(
      Object.entries(files).map(([name, content]) => {
        return { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
      }),
    );
    await expect(importing(app)).toContainText("4 documents");
    const column = importing(app).getByRole("button", { name: /Text in/ });
    await expect(column).toContainText("text");
    await column.click();
    await app.getByRole("option", { name: "said" }).click();
    await expect(column).toContainText("said");
    await picture("import-texts");
    await takeImport(app);
    const texts = { "a.docx": "Ada Byron left", "b.pdf": "an example.", "c 2": "Eve went." };
    for (const [name, text] of Object.entries(texts)) {
      await documentList(app).getByRole("row", { name }).click();
      await expect(surface(app)).toContainText(text);
    }
  });

  await test.step("a dropped folder is read, with what lies below it", async () => {
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
    await dropFiles(app, { x: "" });
    await expect(importing(app)).toContainText("x/deep/a.ann, line 2, R1");
    await expect(importing(app)).not.toContainText("does not list");
    await takeImport(app);
    await expect(documentList(app).getByRole("row", { name: "a.txt" })).toBeVisible();
  });
});
