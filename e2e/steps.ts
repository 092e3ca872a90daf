// What the journeys do again and again, by role and label.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect } from "./expect.ts";

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
  await expect(again).toBeEnabled();
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

/** The list of documents. A long one has rows only where it is scrolled to. */
export const documentList = (app: Page): Locator =>
  app.getByRole("grid", { name: "Documents", exact: true });

/** The rows of the list of documents. */
export const documents = (app: Page): Locator => documentList(app).getByRole("row");

/** Does what a document's menu offers. */
export async function actOn(app: Page, document: string, action: string): Promise<void> {
  await app.getByRole("button", { name: `Actions for ${document}`, exact: true }).click();
  await app.getByRole("menuitem", { name: action }).click();
}

/** What files would bring, before they are taken. */
export const importing = (app: Page): Locator => app.getByRole("dialog", { name: "Import" });

/** Takes what the import shows. */
export async function takeImport(app: Page): Promise<void> {
  await importing(app).getByRole("button", { name: "Import", exact: true }).click();
  await expect(importing(app)).toBeHidden();
}

/** Drops files on the page, as from the desktop, and takes what they bring. */
export async function drop(app: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await dropFiles(app, files);
  await takeImport(app);
}

/** Drops files on the page: the import shows what they would bring. */
export async function dropFiles(app: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const send = (type: string) =>
    surface(app).evaluate(
      (target, { type, files }) => {
        const dataTransfer = new DataTransfer();
        for (const [name, text] of Object.entries(files))
          dataTransfer.items.add(new File([text], name));
        target.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, composed: true }),
        );
      },
      { type, files },
    );
  await send("dragenter");
  await expect(app.getByText("Drop to open")).toBeVisible();
  await send("drop");
  await expect(app.getByText("Drop to open")).toBeHidden();
}

/** Adds a text by the dialog, as someone who pastes it does. */
export async function addText(app: Page, text: string, name = ""): Promise<void> {
  // A narrow screen shows the new text, and the list no longer.
  const list = app.getByRole("grid", { name: "Documents", exact: true, includeHidden: true });
  const count = Number(await list.getAttribute("aria-rowcount"));
  // Where there is no document yet, the text offers it too.
  await app.getByRole("button", { name: "New text" }).first().click();
  const dialog = app.getByRole("dialog", { name: "New text" });
  await dialog.getByLabel("Text").fill(text);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add text" }).click();
  await expect(list).toHaveAttribute("aria-rowcount", String(count + 1));
}

/** Exports by the menu and returns the downloaded file. */
export async function exported(
  app: Page,
  item: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  await app.getByRole("button", { name: "Export" }).click();
  const waiting = app.waitForEvent("download");
  if (item === MODEL) await app.getByRole("menuitem", { name: MODEL }).click();
  else {
    await app.getByRole("menuitem", { name: "Annotations…" }).click();
    const dialog = app.getByRole("dialog", { name: "Export annotations" });
    await dialog.getByRole("button", { name: "Format" }).click();
    await app.getByRole("option", { name: item }).click();
    await dialog.getByRole("button", { name: "Download" }).click();
  }
  const download = await waiting;
  const bytes = new Uint8Array(readFileSync(await download.path()));
  return { name: download.suggestedFilename(), bytes };
}

const MODEL = "Model folder (zip)";

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

/** Runs in the page: just inside the first and the last letter of the words, as they are read. */
function edgesOf(element: Element, words: string) {
  const text = element.textContent ?? "";
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
  const letter = ({ index, segment }: Intl.SegmentData) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let before = 0;
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      const at = start + index - before;
      if (at < length) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + segment.length);
        const { left, right, top, height } = range.getBoundingClientRect();
        const leftwards = /[\p{sc=Arab}\p{sc=Hebr}]/u.test(segment);
        const [from, to] = leftwards ? [right - 1, left + 1] : [left + 1, right - 1];
        return { from, to, y: top + height / 2 };
      }
      before += length;
    }
    throw new Error(`there is no letter ${start + index} in "${text}"`);
  };
  const letters = [...new Intl.Segmenter("en").segment(words)];
  const [first, last] = [letter(letters[0]), letter(letters[letters.length - 1])];
  return { from: { x: first.from, y: first.y }, to: { x: last.to, y: last.y } };
}
