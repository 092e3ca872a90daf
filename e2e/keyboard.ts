// What the journeys without a pointer do.
import type { Locator, Page } from "@playwright/test";

const FAR = 60;

/** Goes on with Tab until something has the focus. */
export async function tabTo(app: Page, target: Locator): Promise<void> {
  for (let i = 0; i < FAR; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await app.keyboard.press("Tab");
  }
  throw new Error("Tab never got there");
}

/** The accessible name of what has the focus. */
export const focusedName = (app: Page): Promise<string> =>
  app.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
