// How the journeys label, train, and read what the Train tab says.
import type { Locator, Page } from "@playwright/test";
import { expect } from "./expect.ts";
import { label, sentence } from "./steps.ts";

/** How long a training may take in milliseconds, on a machine that is busy with other things. */
export const TRAINED = 1_200_000;

/** Adds a type of spans by the dialog. */
export async function addSpanType(app: Page, name: string): Promise<void> {
  await app.getByRole("button", { name: "Edit types" }).click();
  const dialog = app.getByRole("dialog", { name: "Types" });
  await dialog.getByLabel("New span type").fill(name);
  await dialog.getByRole("button", { name: "Add span type" }).click();
  await expect(dialog.getByLabel(`Name of ${name}`)).toBeVisible();
  await dialog.getByRole("button", { name: "Close", exact: true }).click();
}

/** Labels one span in each of the first sentences and marks them done. */
export async function labelEach(app: Page, words: readonly string[], type: string): Promise<void> {
  for (const [i, name] of words.entries()) {
    const row = sentence(app, i + 1);
    await label(app, row, name, type);
    await expect(row.getByRole("button", { name: `${name}, ${type}, confirmed` })).toBeVisible();
    await row.getByRole("button", { name: "Sentence done" }).click();
    await expect(row).toHaveAccessibleName(`Sentence ${i + 1}, confirmed`);
  }
}

/** Opens the Train tab. */
export async function openTraining(app: Page): Promise<Locator> {
  await app.getByRole("tab", { name: "Train" }).click();
  return app.getByRole("tabpanel", { name: "Train" });
}

/** Sets expert settings by their labels. */
export async function setRecipe(panel: Locator, settings: Record<string, string>): Promise<void> {
  const folded = panel.getByRole("button", { name: "Expert settings" });
  // What it says of memory may come above while the button is pressed, and move it away.
  await expect(async () => {
    if ((await folded.getAttribute("aria-expanded")) !== "true") await folded.click();
    await expect(folded).toHaveAttribute("aria-expanded", "true", { timeout: 2000 });
  }).toPass();
  for (const [name, value] of Object.entries(settings)) {
    await panel.getByLabel(name, { exact: true }).fill(value);
    await panel.getByLabel(name, { exact: true }).press("Tab");
  }
}

/** Sets expert settings by their labels, and presses Train. */
export async function train(panel: Locator, settings: Record<string, string>): Promise<void> {
  await setRecipe(panel, settings);
  await panel.getByRole("button", { name: "Train", exact: true }).click();
}

/** The seconds that a training with these settings will take, as the app says. */
export async function estimateOf(
  panel: Locator,
  settings: Record<string, string>,
): Promise<number> {
  await setRecipe(panel, settings);
  return secondsOf((await panel.getByText(/^about /).textContent()) ?? "");
}

/** "1 h 20 min", "6 min" and "40 s" in seconds, whatever stands before. */
export function secondsOf(text: string): number {
  const [, hours = "0"] = /(\d+) h\b/.exec(text) ?? [];
  const [, minutes = "0"] = /(\d+) min\b/.exec(text) ?? [];
  const [, seconds = "0"] = /(\d+) s\b/.exec(text) ?? [];
  return 3600 * Number(hours) + 60 * Number(minutes) + Number(seconds);
}

/** The losses in the table beside the chart, first step first. */
export async function losses(panel: Locator): Promise<number[]> {
  const chart = panel.getByRole("figure", { name: "Loss per step" });
  const cells = chart.getByRole("row").locator("td:last-child");
  // What comes after the training is drawn meanwhile, and may close it again.
  await expect(async () => {
    if ((await cells.count()) === 0) await chart.getByText("As a table").click();
    await expect(cells.first()).toBeVisible({ timeout: 5000 });
  }).toPass();
  return (await cells.allTextContents()).map(Number);
}

/** Fails unless the last third of the losses lies well below the first of them. */
export function expectFall(values: readonly number[], share: number): void {
  const end = values.slice(-Math.ceil(values.length / 3));
  const mean = end.reduce((sum, loss) => sum + loss, 0) / end.length;
  expect(values.length).toBeGreaterThan(1);
  expect(mean, `losses: ${values.join(", ")}`).toBeLessThan(share * values[0]);
}
