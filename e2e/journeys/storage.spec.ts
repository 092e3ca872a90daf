import { readFileSync } from "node:fs";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import {
  actOn,
  addText,
  documents,
  drop,
  dropFiles,
  importing,
  label,
  predicted,
  saved,
  sentence,
  surface,
  takeImport,
} from "../steps.ts";

const LETTER = "Letter of 3 May. Nobody signed it.";

test("a second tab is told, takes over on demand, and an edit survives a tab that is closed at once", async ({
  app,
  context,
  picture,
}) => {
  await predicted(app);
  await test.step("a second tab is told, changes nothing, and takes over on demand", async () => {
    const second = await context.newPage();
    await second.goto("./");
    await expect(second.getByText("Spanloom is open in another tab.")).toBeVisible();
    await expect(
      surface(second)
        .getByRole("button", { name: /, suggested/ })
        .first(),
    ).toBeVisible();
    await expect(second.getByRole("button", { name: "New text" })).toBeDisabled();
    await sentence(second, 1).hover();
    await sentence(second, 1).getByRole("button", { name: "Accept sentence" }).click();
    await expect(second.getByText("Take over here to change it")).toBeVisible();
    await expect(sentence(second, 1)).toHaveAccessibleName("Sentence 1");

    // It follows: what is selected and what is in sight stay.
    const span = surface(second)
      .getByRole("button", { name: /, suggested/ })
      .first();
    await span.click();
    await sentence(app, 2).hover();
    await sentence(app, 2).getByRole("button", { name: "Accept sentence" }).click();
    await expect(sentence(second, 2)).toHaveAccessibleName("Sentence 2, confirmed", {
      timeout: 1000,
    });
    await expect(span).toHaveAttribute("aria-pressed", "true");

    await second.getByRole("button", { name: "Use here" }).click();
    await expect(second.getByText("Spanloom is open in another tab.")).toBeHidden();
    await sentence(second, 1).hover();
    await sentence(second, 1).getByRole("button", { name: "Accept sentence" }).click();
    await expect(sentence(second, 1)).toHaveAccessibleName("Sentence 1, confirmed");

    await app.bringToFront();
    await expect(app.getByText("Spanloom is open in another tab.")).toBeVisible();
    await picture("second-tab");
    await app.getByRole("button", { name: "Use here" }).click();
    await expect(sentence(app, 1)).toHaveAccessibleName("Sentence 1, confirmed");
    await second.close();
  });

  await test.step("an edit survives a tab that is closed at once, which asks as long as it is not stored", async () => {
    await addText(app, LETTER, "Letter");
    await predicted(app);
    await label(app, sentence(app, 1), "3 May", "Other");
    const closed = app.waitForEvent("close").then(() => "closed");
    const asked = app.waitForEvent("dialog").then((dialog) => dialog.dismiss().then(() => "asked"));
    await app.close({ runBeforeUnload: true });
    if ((await Promise.any([closed, asked])) === "asked") {
      await expect(app.getByText(/^Saved/)).toBeVisible();
      await app.close();
    }
    const again = await context.newPage();
    await again.goto("./");
    const span = sentence(again, 1).getByRole("button", { name: "3 May, Other, confirmed" });
    await expect(span).toBeVisible();
  });
});

test("a document is renamed, copied, deleted, and brought back; files that are dropped are opened, or told with what is wrong", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("a file that cannot be read is told with its name and place, and changes nothing", async () => {
    const faulty = [
      {
        files: { "bad.txt": "Ann came.", "bad.ann": "T1\tVisitor 0 99\tAnn\n" },
        said: /bad\.ann\s*line 1: T1/,
      },
      { files: { "bad.json": '[\n {"tokens": ["a"],\n  oops}\n]' }, said: /bad\.json\s*line 3/ },
      { files: { "odd.json": '[{"name": 1}]' }, said: /odd\.json\s*is JSON/ },
      {
        files: { "words.json": '[{"tokens": [1]}]' },
        said: /words\.json\s*none of its sentences can be read/,
      },
    ];
    for (const { files, said } of faulty) {
      await dropFiles(app, files);
      await expect(importing(app).getByRole("region", { name: "Not read" })).toContainText(said);
      await picture("import-faults");
      await importing(app).getByRole("button", { name: "Close", exact: true }).last().click();
      await expect(importing(app)).toBeHidden();
    }
    await expect(documents(app)).toHaveCount(1);
    await expect(app.getByRole("button", { name: "Undo" })).toBeDisabled();
  });

  await test.step("a document is renamed, copied for editing, deleted, and brought back", async () => {
    await addText(app, LETTER, "Letter");
    await actOn(app, "Letter", "Rename");
    await app.getByRole("dialog").getByLabel("Name").fill("May letter");
    await app.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
    await expect(app.getByRole("heading", { name: "May letter" })).toBeVisible();

    await app.getByRole("button", { name: "Edit", exact: true }).click();
    await app.getByRole("dialog").getByLabel("Text").fill("Letter of 4 May.");
    await app.getByRole("dialog").getByRole("button", { name: "Save copy" }).click();
    await expect(sentence(app, 1)).toContainText("Letter of 4 May.");
    await expect(documents(app)).toHaveCount(3);

    await actOn(app, "May letter", "Move to the trash");
    await expect(documents(app)).toHaveCount(2);
    await app.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(documents(app)).toHaveCount(3);
  });

  await test.step("dropped texts, brat pairs and SpERT JSON are opened", async () => {
    await drop(app, { "letter.txt": LETTER });
    await expect(app.getByRole("heading", { name: "letter.txt", exact: true })).toBeVisible();
    await expect(sentence(app, 1)).toContainText("Letter of 3 May.");

    await drop(app, { "note.txt": "Ann came home.", "note.ann": "T1\tVisitor 0 3\tAnn\n" });
    await expect(app.getByRole("button", { name: "Ann, Visitor, confirmed" })).toBeVisible();

    const gold = {
      tokens: ["Bo", "Lind", "paints", "boats", "."],
      entities: [
        { type: "Painter", start: 0, end: 2 },
        { type: "Thing", start: 3, end: 4 },
      ],
      relations: [{ type: "Paints", head: 0, tail: 1 }],
      orig_id: 1,
    };
    await drop(app, { "gold.json": JSON.stringify([gold]) });
    await expect(app.getByRole("button", { name: "Bo Lind, Painter, confirmed" })).toBeVisible();
    const arc = app.getByRole("button", { name: "Paints from Bo Lind to boats, confirmed" });
    await expect(arc).toBeVisible();
    await expect(documents(app)).toHaveCount(6);
  });
});

test("everything stored here is saved as a project, erased, and brought back", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await addText(app, LETTER, "Letter");
  await expect(documents(app)).toHaveCount(2);
  await sentence(app, 2).hover();
  await sentence(app, 2).getByRole("button", { name: "Accept sentence" }).click();
  const withHistory = await test.step("with its history, where that is chosen", async () => {
    await app.getByRole("button", { name: "Export" }).click();
    await app.getByRole("menuitem", { name: "Project (.spanloom)…" }).click();
    const exporting = app.getByRole("dialog", { name: "Export annotations" });
    await exporting.getByText(/^With the history: 2 steps/).click();
    await expect(exporting.getByRole("region", { name: "What is written" })).toContainText(
      "1 file",
    );
    await picture("export-project");
    await expectAccessible(app, "export-project");
    const coming = app.waitForEvent("download");
    await exporting.getByRole("button", { name: "Download" }).click();
    return (await coming).path();
  });
  await test.step("into a folder too, which is remembered", async () => {
    // No test can answer the browser's own picker: a folder of the private files stands for one.
    await app.addInitScript(() => {
      const showDirectoryPicker = async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle("outside", { create: true });
      Object.assign(window, { showDirectoryPicker });
    });
    await app.reload();
    await predicted(app);
    const storage = app.getByRole("dialog", { name: "Storage and backups" });
    await app.getByRole("button", { name: "Storage and backups" }).click();
    await storage.getByRole("button", { name: "Choose a folder…" }).click();
    await expect(storage).toContainText("Backups go to “outside”");
    await storage.getByRole("button", { name: "Save a backup" }).click();
    await expect(storage).toContainText("The last backup of this project is of");
    const names = await app.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const all: string[] = [];
      for await (const name of (await root.getDirectoryHandle("outside")).keys()) all.push(name);
      return all;
    });
    expect(names.filter((name) => name.endsWith(".spanloom")).length).toBeGreaterThan(0);
    await app.reload();
    await predicted(app);
    await app.getByRole("button", { name: "Storage and backups" }).click();
    await expect(storage).toContainText("Backups go to “outside”");
    await expect(storage).toContainText(/ are used in this browser; there is room for /);
    await expect(storage).toContainText("Documents, annotations and history");
    await storage.getByRole("button", { name: "Save a backup" }).scrollIntoViewIfNeeded();
    await picture("storage");
    await expectAccessible(app, "storage");
    await storage.getByRole("button", { name: "Close", exact: true }).click();
  });
  await app.getByRole("button", { name: "Erase everything stored here" }).click();
  const dialog = app.getByRole("alertdialog");
  await picture("erase");
  await expectAccessible(app, "erase");
  const waiting = app.waitForEvent("download");
  await dialog.getByRole("button", { name: "Save the project first" }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("spanloom-project.spanloom");
  await dialog.getByRole("button", { name: "Erase everything" }).click();
  await expect(documents(app)).toHaveText([/^Sample/]);
  await predicted(app);
  await saved(app);
  await app.reload();
  await predicted(app);
  await expect(documents(app)).toHaveText([/^Sample/]);
  await expect(app.getByRole("button", { name: "Undo" })).toBeDisabled();

  const choosing = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Open files" }).click();
  const name = download.suggestedFilename();
  await (await choosing).setFiles({
    name,
    mimeType: "application/octet-stream",
    buffer: readFileSync(withHistory),
  });
  await expect(importing(app)).toContainText("2 documents");
  await expect(importing(app)).toContainText("Its history comes too: 2 steps");
  await picture("import-project");
  await takeImport(app);
  // The sample text, which every first visit has, was not changed: it does not come twice.
  await expect(documents(app)).toHaveCount(2);
  await documents(app).filter({ hasText: "Letter" }).click();
  await expect(sentence(app, 2)).toHaveAccessibleName("Sentence 2, confirmed");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(sentence(app, 2)).not.toHaveAccessibleName("Sentence 2, confirmed");
});
