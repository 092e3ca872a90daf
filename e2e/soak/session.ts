import type { Page } from "@playwright/test";
import { seededRandom } from "../../src/core/learn/random.ts";
import { addText, predicted, surface } from "../steps.ts";
import { tinySentences } from "../tiny/sentences.ts";

const SENTENCES = 150;

/** The keys of the edits of a round. */
export const EDITS = [["Enter"], ["x"], ["1"], ["2"], ["]"], ["r", "a", "Escape"]] as const;

/** Opens two texts that are read and predicted. */
export async function prepare(page: Page): Promise<void> {
  await predicted(page);
  for (const seed of [1, 2]) {
    const text = tinySentences(SENTENCES, seededRandom(seed)).map((s) => s.tokens.join(" "));
    await addText(page, text.join("\n"), `Soak ${seed}`);
    await predicted(page);
  }
}

/**
 * One round of what somebody does: reads, decides, labels, relates, goes to another text and has it
 * predicted. All is undone at its end, so that the project stays as large as it was.
 */
export async function round(page: Page, number: number): Promise<void> {
  const text = surface(page);
  for (const part of [0.3, 0.9, 0.1 * (number % 10)]) {
    await text.evaluate((box, at) => box.scrollTo(0, at * box.scrollHeight), part);
    await nextFrame(page);
  }
  await text.focus();
  for (const keys of EDITS) {
    await page.keyboard.press("Escape");
    for (const key of ["j", ...keys]) await page.keyboard.press(key);
    await nextFrame(page);
  }
  for (let step = 0; step < EDITS.length; step++) await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  await page.getByRole("row", { name: `Soak ${1 + (number % 2)}` }).click();
  if (number % 4 > 0) return;
  await page.getByRole("button", { name: "Predict again" }).click();
  await predicted(page);
}

const nextFrame = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((go) => requestAnimationFrame(() => go())));
