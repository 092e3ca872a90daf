import type { Locator, Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { expect, test } from "../app.ts";
import {
  addText,
  documents,
  drop,
  exported,
  label,
  predicted,
  saved,
  sentence,
  status,
  surface,
} from "../steps.ts";
import { addSpanType, openTraining, TRAINED, train } from "../training.ts";

const TEXT = [
  "Ida Moss lives in Oslo and sold the acetone.",
  "Grace Vane lives in Paris and sold the benzene.",
  "Nora Berg lives in Rome and sold the toluene.",
  "Clara Lund lives in Paris.",
].join(" ");
const COMPOUNDS = ["acetone", "benzene", "toluene"];

/** Words that are labelled, in the sentences one after the other. */
const WORDS = [...COMPOUNDS, "sold"];

/** Names that some part of a program could take for something else. */
const ODD = ["constructor", "__proto__", "<b>bold</b>", "a|b: c", "😀 شخص", "x".repeat(200)];

const found = (app: Page, name: RegExp | string): Locator =>
  surface(app).getByRole("button", { name });

async function openTypes(app: Page): Promise<Locator> {
  await app.getByRole("button", { name: "Edit types" }).click();
  return app.getByRole("dialog", { name: "Types" });
}

const unzipped = (zip: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );

async function rename(app: Page, type: string, to: string): Promise<void> {
  const dialog = await openTypes(app);
  await dialog.getByLabel(`Name of ${type}`, { exact: true }).fill(to);
  await app.keyboard.press("Enter");
  await expect(dialog.getByLabel(`Name of ${to}`, { exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("types of several words go through predicting, labelling, training, files and reloads", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await addText(app, TEXT, "Solvents");
  await predicted(app);
  await rename(app, "People", "A person");
  await addSpanType(app, "chemical compound");
  await app.getByRole("button", { name: "Predict again" }).click();
  await predicted(app);
  await expect(found(app, /^Ida Moss, A person, suggested/)).toBeVisible();
  await expect(found(app, /^Lives in from Ida Moss to Oslo, suggested/)).toBeVisible();

  for (const [i, compound] of COMPOUNDS.entries()) {
    const row = sentence(app, i + 1);
    await label(app, row, compound, "chemical compound");
    await row.getByRole("button", { name: "Accept sentence" }).click();
    await expect(row).toHaveAccessibleName(`Sentence ${i + 1}, confirmed`);
  }
  await expect(found(app, "Ida Moss, A person, confirmed")).toBeVisible();
  await expect(found(app, "acetone, chemical compound, confirmed")).toBeVisible();
  await picture("names");

  const panel = await openTraining(app);
  await train(panel, { Epochs: "2" });
  await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });
  await panel.getByLabel("Name of the model").fill("Solvent spotter");
  await panel.getByRole("button", { name: "Keep" }).click();
  await expect(status(app)).toContainText("Solvent spotter");
  await saved(app);
  await app.reload();
  await expect(status(app)).toContainText("Solvent spotter");
  await predicted(app);
  await expect(found(app, /^Clara Lund, A person, suggested/)).toBeVisible();
  await expect(found(app, "acetone, chemical compound, confirmed")).toBeVisible();

  const spert = unzipped((await exported(app, "SpERT JSON")).bytes);
  const brat = unzipped((await exported(app, "brat standoff")).bytes);
  await app.getByRole("button", { name: "Erase everything stored here" }).click();
  const sure = app.getByRole("alertdialog");
  await sure.getByRole("button", { name: "Erase everything" }).click();
  await expect(documents(app)).toHaveText([/^Sample/]);
  for (const [document, files] of [
    ["annotations.json", spert],
    ["Solvents.txt", brat],
  ] as const) {
    await drop(app, files);
    await documents(app).filter({ hasText: document }).click();
    await expect(found(app, "Ida Moss, A person, confirmed")).toBeVisible();
    await expect(found(app, "acetone, chemical compound, confirmed")).toBeVisible();
  }
  const dialog = await openTypes(app);
  for (const name of ["A person", "chemical compound"])
    await expect(dialog.getByLabel(`Name of ${name}`, { exact: true })).toHaveCount(1);
});

test("a type may be called anything: its spans and arcs are drawn, also after a reload", async ({
  app,
}) => {
  await predicted(app);
  await addText(app, TEXT, "Solvents");
  await predicted(app);
  let before = "People";
  for (const name of ODD) {
    await rename(app, before, name);
    before = name;
    await app.getByRole("button", { name: "Predict again" }).click();
    await predicted(app);
    await expect(found(app, `Ida Moss, ${name}, suggested`)).toBeVisible();
    await expect(found(app, /^Lives in from Ida Moss to Oslo, suggested/)).toBeVisible();
  }
  // All of them at once: one at either end of the arcs, the others on words of their own.
  const [place, ...others] = ODD.slice(0, -1);
  await rename(app, "Location", place);
  for (const [i, name] of others.entries()) {
    await addSpanType(app, name);
    await label(app, sentence(app, (i % COMPOUNDS.length) + 1), WORDS[i], name);
    await expect(found(app, `${WORDS[i]}, ${name}, confirmed`)).toBeVisible();
  }
  await saved(app);
  await app.reload();
  await predicted(app);
  await expect(found(app, `Ida Moss, ${before}, suggested`)).toBeVisible();
  await expect(found(app, `Oslo, ${place}, suggested`)).toBeVisible();
  await expect(found(app, /^Lives in from Ida Moss to Oslo, suggested/)).toBeVisible();
  for (const [i, name] of others.entries())
    await expect(found(app, `${WORDS[i]}, ${name}, confirmed`)).toBeVisible();
});
