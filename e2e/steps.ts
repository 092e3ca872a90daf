// What the journeys do again and again, by role and label.
import { expect, type Locator, type Page } from "@playwright/test";

/** The text with its spans and arcs. */
export const surface = (app: Page): Locator =>
  app.getByRole("region", { name: "Text", exact: true });

/** The row of a sentence, counted from 1. */
export const sentence = (app: Page, number: number): Locator =>
  surface(app).getByRole("group", { name: new RegExp(`^Sentence ${number}\\b`) });

/** The line that says which device computes, and which model. */
export const status = (app: Page): Locator =>
  app.getByRole("banner").getByRole("button", { name: "nothing leaves this computer" });

/** Waits until the model is there and the open text is predicted. */
export async function predicted(app: Page): Promise<void> {
  const again = app.getByRole("button", { name: "Predict again" });
  await expect(again).toBeEnabled({ timeout: 60_000 });
}

/** Chooses the device in the settings. */
export async function computeOn(app: Page, device: RegExp): Promise<void> {
  await status(app).click();
  const settings = app.getByRole("dialog", { name: "Model and device" });
  await settings.getByRole("button", { name: "Compute on" }).click();
  await app.getByRole("option", { name: device }).click();
  await app.keyboard.press("Escape");
  await expect(settings).toBeHidden();
}

/** Waits until everything is stored. */
export const saved = (app: Page): Promise<void> =>
  expect(app.getByRole("banner").getByText(/^Saved/)).toBeVisible();

/** Adds a text by the dialog, as someone who pastes it does. */
export async function addText(app: Page, text: string, name = ""): Promise<void> {
  const documents = app.getByRole("grid", { name: "Documents" }).getByRole("row");
  const count = await documents.count();
  await app.getByRole("button", { name: "New text" }).click();
  const dialog = app.getByRole("dialog", { name: "New text" });
  await dialog.getByLabel("Text").fill(text);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add text" }).click();
  await expect(documents).toHaveCount(count + 1);
}

/** Selects words of a sentence with the mouse, from their first to their last letter. */
export async function selectWords(app: Page, row: Locator, words: string): Promise<void> {
  await row.scrollIntoViewIfNeeded();
  const { from, to } = await row.locator("[data-start]").evaluate(edgesOf, words);
  await app.mouse.move(from.x, from.y);
  await app.mouse.down();
  await app.mouse.move(to.x, to.y, { steps: 4 });
  await app.mouse.up();
}

/** Labels words of a sentence: selects them and picks a type in the menu that opens. */
export async function label(app: Page, row: Locator, words: string, type: string): Promise<void> {
  await selectWords(app, row, words);
  await app
    .getByRole("menu", { name: "Type of the new span" })
    .getByRole("menuitem", { name: type })
    .click();
}

/** Runs in the page: just inside the first and the last letter of the words. */
function edgesOf(element: Element, words: string) {
  const text = element.textContent ?? "";
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  const letter = (at: number) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      if (at < before + length) {
        const range = document.createRange();
        range.setStart(node, at - before);
        range.setEnd(node, at - before + 1);
        return range.getBoundingClientRect();
      }
      before += length;
    }
    throw new Error(`there is no letter ${at} in "${text}"`);
  };
  const [first, last] = [letter(start), letter(start + words.length - 1)];
  return {
    from: { x: first.left + 1, y: first.top + first.height / 2 },
    to: { x: last.right - 1, y: last.top + last.height / 2 },
  };
}
