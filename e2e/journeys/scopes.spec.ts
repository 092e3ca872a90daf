import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { expect, test } from "../app.ts";
import { addText, exported, label, predicted, saved, sentence, surface } from "../steps.ts";

const TEXT = "Ida Moss lives in Oslo. Robert Vane works for Nordlys Press in Bergen. Nobody came.";

interface Written {
  readonly tokens: readonly string[];
  readonly known?: { readonly entities: readonly string[]; readonly relations: readonly string[] };
}

async function spertJson(app: Page): Promise<Written[]> {
  const files = unzipSync((await exported(app, "SpERT JSON")).bytes);
  return JSON.parse(new TextDecoder().decode(files["annotations.json"]));
}

async function accept(app: Page, number: number): Promise<void> {
  const row = sentence(app, number);
  await row.hover();
  await row.getByRole("button", { name: "Accept sentence" }).click();
  await expect(row).toHaveAccessibleName(`Sentence ${number}, confirmed`);
}

test("sentences know the types that were annotated, and are gone through for a newer one", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await addText(app, TEXT, "Moss");
  await predicted(app);
  const legend = app.getByRole("region", { name: "Legend" });
  const oslo = sentence(app, 1).getByRole("button", { name: /^Oslo, Location, / });
  await expect(oslo).toBeVisible();

  // Places are not annotated in this document.
  await legend
    .getByRole("checkbox", { name: "Annotate Location in this document" })
    .setChecked(false, { force: true });
  await expect(oslo).toBeHidden();
  await app.getByRole("button", { name: /left out by rules$/ }).click();
  const leftOut = app.getByRole("dialog", { name: "Left out by rules" });
  await expect(leftOut.getByText("Oslo")).toBeVisible();
  await expect(
    leftOut.getByText("Location is not annotated in this document.").first(),
  ).toBeVisible();
  await app.keyboard.press("Escape");
  for (const number of [1, 2]) await accept(app, number);
  await picture("scopes-switched-off");

  // A new type is unknown to both, and that is said until it is dealt with.
  await app.getByRole("button", { name: "Edit types" }).click();
  const dialog = app.getByRole("dialog", { name: "Types" });
  await dialog.getByLabel("New span type").fill("Building");
  await dialog.getByRole("button", { name: "Add span type" }).click();
  const said = "2 confirmed sentences do not know Building yet.";
  await expect(dialog.getByText(said)).toBeVisible();
  const { violations } = await new AxeBuilder({ page: app }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await picture("scopes-types");
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
  await expect(legend.getByText(said)).toBeVisible();
  await legend
    .getByRole("button", { name: "Go through the sentences that do not know Building" })
    .click();

  const bar = app.getByRole("region", { name: "Going through sentences for Building" });
  await expect(bar).toContainText("0 of 2 confirmed sentences know it");
  await label(app, sentence(app, 1), "Oslo", "Building");
  await app.keyboard.press("Shift+A");
  await expect(bar).toContainText("1 of 2");
  await picture("scopes-review");

  // Left, and gone on with where it was.
  await bar.getByRole("button", { name: "Leave" }).click();
  await expect(bar).toBeHidden();
  await app.getByRole("tab", { name: "Train" }).click();
  const train = app.getByRole("region", { name: "Training" });
  await expect(train.getByText("Building: 1 of 2")).toBeVisible();
  await expect(train.getByText("Location: 0 of 2")).toBeVisible();
  await train
    .getByRole("button", { name: "Go through the sentences that do not know Building" })
    .click();
  await expect(bar).toContainText("1 of 2");
  await bar.getByRole("button", { name: "Done for Building" }).click();
  await expect(bar).toContainText("2 of 2");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(bar).toContainText("1 of 2");
  await app.getByRole("button", { name: "Redo" }).click();
  await expect(bar).toContainText("2 of 2");

  const [first, second, ...others] = await spertJson(app);
  expect(others).toEqual([]);
  expect(first.known?.entities).toContain("Building");
  expect(first.known?.entities).not.toContain("Loc");
  expect(second.known).toEqual(first.known);

  await saved(app);
  await app.reload();
  await predicted(app);
  await expect(
    surface(app).getByRole("button", { name: "Oslo, Building, confirmed" }),
  ).toBeVisible();
  await app.getByRole("tab", { name: "Annotate" }).click();
  const here = legend.getByRole("checkbox", { name: "Annotate Location in this document" });
  await expect(here).not.toBeChecked();
  await expect(legend.getByText("do not know")).toBeHidden();
  expect((await spertJson(app)).map(({ known }) => known)).toEqual([first.known, first.known]);
});
