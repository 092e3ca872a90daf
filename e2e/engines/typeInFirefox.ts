import type { BrowserContext } from "@playwright/test";

/**
 * Lets Playwright's `fill` be typing in Firefox. It sets the value of a field there and tells of it, which React takes
 * for its own doing.
 */
export async function typeInFirefox(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Object.defineProperty(window, "__pw_bidiInsertText", {
      get: () => (text: string) => void document.execCommand("insertText", false, text),
      set: () => {}, // by Playwright, to its own
    });
  });
}
