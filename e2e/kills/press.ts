import type { Page } from "@playwright/test";

/** Brings the focus into the text, where keys mean edits. */
export const focusText = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const text = document.querySelector<HTMLElement>("[aria-label=Text]");
    if (!text) throw new Error("no text is open");
    if (!text.contains(document.activeElement)) text.focus();
  });

/** Presses keys one after the other, in the text. */
export async function press(page: Page, keys: readonly string[]): Promise<void> {
  await page.keyboard.press("Escape");
  await focusText(page);
  for (const key of keys) await page.keyboard.press(key);
}
