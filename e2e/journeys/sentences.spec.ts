import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, documents, predicted, saved, selectWords, surface } from "../steps.ts";

const HOTEL = "The hotel opened in Neu. York. It is big.";
const rowsOf = (app: Page): Locator => surface(app).locator("[data-sentence]");
const offer = (app: Page): Locator =>
  app.getByRole("region", { name: "Words of several sentences" });
const NAME = /^Neu\. York, Location/;

/** Drags from the first letter of a word of one row to the last of a word of another. */
async function selectAcross(app: Page, from: [number, string], to: [number, string]) {
  const box = ([row, text]: [number, string]) =>
    rowsOf(app)
      .nth(row)
      .evaluate((element, wanted) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const start = node.textContent!.indexOf(wanted);
          if (start < 0) continue;
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + wanted.length);
          const { left, right, top, bottom } = range.getBoundingClientRect();
          return { left, right, y: (top + bottom) / 2 };
        }
        throw new Error(`${wanted} is not drawn`);
      }, text);
  const [first, last] = [await box(from), await box(to)];
  await app.mouse.move(first.left + 1, first.y);
  await app.mouse.down();
  await app.mouse.move(last.right - 1, last.y, { steps: 5 });
  await app.mouse.up();
}

const selected = (app: Page) => app.evaluate(() => getSelection()?.toString().replace(/\s+/g, " "));
const copied = (app: Page) =>
  app.evaluate(async () => (await navigator.clipboard.readText()).replace(/\s+/g, " "));

test("words selected across sentences are copied, or labelled, which joins these in one step", async ({
  app,
  context,
  picture,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await predicted(app);
  await addText(app, HOTEL, "Hotel");
  await expect(rowsOf(app)).toHaveCount(3);
  await selectAcross(app, [0, "Neu"], [1, "York"]);
  await expect(offer(app)).toContainText("These words lie in 2 sentences.");
  await picture("join-sentences");
  await app.keyboard.press("Control+c");
  await expect.poll(() => copied(app)).toContain("York");
  await offer(app).getByRole("button", { name: "Not now" }).click();
  await expect(offer(app)).toBeHidden();
  await expect.poll(() => selected(app)).toMatch(/Neu\..*York/);
  await app.keyboard.press("Escape");

  await selectAcross(app, [0, "Neu"], [1, "York"]);
  await expect(offer(app)).toBeVisible();
  await app.keyboard.press("t");
  const menu = app.getByRole("menu", { name: "Type of the new span, joining 2 sentences" });
  await menu.getByRole("menuitem", { name: /Location/ }).click();
  await expect(rowsOf(app)).toHaveCount(2);
  await expect(surface(app).getByRole("button", { name: NAME })).toBeVisible();
  await saved(app);
  await app.reload();
  await expect(rowsOf(app)).toHaveCount(2);
  await expect(surface(app).getByRole("button", { name: NAME })).toBeVisible();

  await app.keyboard.press("Control+z");
  await expect(rowsOf(app)).toHaveCount(3);
  await expect(surface(app).getByRole("button", { name: NAME })).toHaveCount(0);
});

test("by keys alone whole documents are selected, and sentences are joined, split, undone and kept", async ({
  app,
}) => {
  await predicted(app);
  await test.step("a whole document is selected to be copied, which the keys of types say", async () => {
    await addText(app, "The hotel is big. ".repeat(40), "Long");
    await surface(app).focus();
    await app.keyboard.press("Control+a");
    await expect(offer(app)).toBeHidden();
    await app.keyboard.press("t");
    await expect(app.getByText("What is selected lies in 40 sentences.")).toBeVisible();
    await app.keyboard.press("1");
    await expect(app.getByRole("menu")).toHaveCount(0);
    await expect(rowsOf(app).first()).toBeVisible();
    await expect(app.getByRole("button", { name: "Undo" })).toBeEnabled(); // the text was added
    await expect.poll(() => selected(app)).toContain("The hotel is big.");
  });

  await test.step("by keys the caret goes on into the next sentence, and a key of a type joins them", async () => {
    await addText(app, HOTEL, "Hotel");
    await expect(rowsOf(app)).toHaveCount(3);
    await caretOn(app, 4);
    for (let i = 0; i < 2; i++) await app.keyboard.press("Shift+ArrowRight");
    await expect(offer(app)).toBeVisible();
    await app.keyboard.press("Shift+ArrowLeft");
    await expect(offer(app)).toBeHidden();
    await app.keyboard.press("Shift+ArrowRight");
    await app.keyboard.press("t");
    await app
      .getByRole("menu", { name: "Type of the new span, joining 2 sentences" })
      .getByRole("menuitem", { name: /Location/ })
      .press("Enter");
    await expect(surface(app).getByRole("button", { name: NAME })).toBeVisible();
    await app.keyboard.press("Control+z");
    await expect(rowsOf(app)).toHaveCount(3);

    // The border of a span that is there already goes the same way.
    await selectWords(app, rowsOf(app).first(), "Neu.");
    await app.getByRole("menuitem", { name: /Location/ }).click();
    await expect(surface(app).getByRole("button", { name: /^Neu\., Location/ })).toBeVisible();
    await app.keyboard.press("]");
    await expect(offer(app)).toContainText("“Neu.” would lie in 2 sentences.");
    await app.keyboard.press("Enter");
    await expect(surface(app).getByRole("button", { name: NAME })).toBeVisible();
    await expect(rowsOf(app)).toHaveCount(2);
    await app.keyboard.press("Control+z");
    await expect(rowsOf(app)).toHaveCount(3);
    await expect(surface(app).getByRole("button", { name: /^Neu\., Location/ })).toBeVisible();
  });

  await test.step("sentences are joined and split by keys alone, undone, and kept", async () => {
    await addText(app, "Ann left Dr. Evans. He saw Rome. It rained.", "Keys");
    const texts = () => rowsOf(app).locator("[data-start]").allTextContents();
    const trimmed = async () => (await texts()).map((text) => text.trim());
    const start = ["Ann left Dr. Evans.", "He saw Rome.", "It rained."];
    await expect.poll(trimmed).toEqual(start);
    await surface(app).focus();
    await app.keyboard.press("."); // the first sentence
    await app.keyboard.press("Alt+j");
    await expect.poll(trimmed).toEqual(["Ann left Dr. Evans. He saw Rome.", "It rained."]);
    await app.keyboard.press(".");
    await app.keyboard.press("Alt+Shift+j");
    await expect.poll(trimmed).toEqual(["Ann left Dr. Evans. He saw Rome. It rained."]);
    await app.keyboard.press("Control+z");
    await app.keyboard.press("Control+z");
    await expect.poll(trimmed).toEqual(start);
    await app.keyboard.press("Control+Shift+z");
    const joined = ["Ann left Dr. Evans. He saw Rome.", "It rained."];
    await expect.poll(trimmed).toEqual(joined);
    await saved(app);
    await app.reload();
    await expect(documents(app).first()).toBeVisible();
    await expect.poll(trimmed).toEqual(joined);

    // Split before the third word, "Dr.": its sentence begins there.
    await caretOn(app, 2);
    await app.keyboard.press("Alt+s");
    const split = ["Ann left", "Dr. Evans. He saw Rome.", "It rained."];
    await expect.poll(trimmed).toEqual(split);
    await app.keyboard.press("Control+z");
    await expect.poll(trimmed).toEqual(joined);
    await app.keyboard.press("Control+Shift+z");
    await expect.poll(trimmed).toEqual(split);
    await saved(app);
    await app.reload();
    await expect.poll(trimmed).toEqual(split);
  });
});

/** Puts the caret on a word of the first sentence by its place. */
async function caretOn(app: Page, word: number) {
  await surface(app).focus();
  await app.keyboard.press("Escape");
  await app.keyboard.press("Escape");
  for (let i = 0; i <= word; i++) await app.keyboard.press("ArrowRight");
}
