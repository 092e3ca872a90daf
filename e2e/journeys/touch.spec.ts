import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, predicted, sentence, surface } from "../steps.ts";

test.use({ viewport: { width: 400, height: 800 }, hasTouch: true, isMobile: true });

const sheet = (app: Page): Locator => app.getByRole("region", { name: "Selection" });

test("on a narrow touch screen a span is made, moved, related and decided, and training is opened", async ({
  app,
  picture,
}) => {
  await predicted(app);

  await test.step("a finger that rests on a span opens its menu", async () => {
    const box = (await sentence(app, 1)
      .locator("[data-run]:not([data-run=''])")
      .first()
      .boundingBox())!;
    const touch = await app.context().newCDPSession(app);
    const at = { x: box.x + 12, y: box.y + 6 };
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
    const menu = app.getByRole("menu", { name: "Commands for what is selected" });
    await expect(menu).toBeVisible();
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await menu.getByRole("menuitem", { name: "Reject, go on" }).tap();
    await expect(menu).toBeHidden();
    await expect(app.getByRole("button", { name: /^Undo: Reject/ })).toBeEnabled();
  });

  // A sheet of what is selected may lie over the tabs.
  await app.getByRole("radio", { name: "Documents" }).tap();
  await addText(app, "Ida Moss lives in Oslo. Nobody was there on that day.", "Oslo");
  await expect(surface(app)).toBeVisible();
  const row = sentence(app, 1);
  const ida = row.getByRole("button", { name: /^Ida Moss, / });
  const oslo = row.getByRole("button", { name: /^Oslo, / });

  await test.step("a tap selects, the buttons of the sheet decide", async () => {
    await ida.tap();
    await sheet(app).getByRole("button", { name: "Accept", exact: true }).tap();
    await expect(row.getByRole("button", { name: "Ida Moss, People, confirmed" })).toBeVisible();
    await picture("touch-selected");
    await oslo.tap();
    await sheet(app).getByRole("button", { name: "Reject", exact: true }).tap();
    await expect(oslo).toBeHidden();
    await app.getByRole("button", { name: "Undo" }).tap();
    await expect(oslo).toBeVisible();
  });

  await test.step("“Label” makes a span of a word that was selected by touch", async () => {
    await hold(sentence(app, 2), "there");
    await app.getByRole("button", { name: "Label “there”" }).tap();
    await app
      .getByRole("menu", { name: "Type of the new span" })
      .getByRole("menuitem", { name: "Other" })
      .tap();
    await expect(
      sentence(app, 2).getByRole("button", { name: "there, Other, confirmed" }),
    ).toBeVisible();
  });

  await test.step("the sheet moves its border", async () => {
    await sheet(app).getByRole("button", { name: "Start one word earlier" }).tap();
    await expect(
      sentence(app, 2).getByRole("button", { name: "was there, Other, confirmed" }),
    ).toBeVisible();
    await sheet(app).getByRole("button", { name: "Close" }).tap();
  });

  await test.step("Relate, then a tap on the other span", async () => {
    await oslo.tap();
    await sheet(app).getByRole("button", { name: "Relate" }).tap();
    const cancel = sheet(app).getByRole("button", { name: "Cancel" });
    await expect(cancel).toBeInViewport({ ratio: 1 });
    // Of the card only what is asked for is left, below the text.
    await expect(sheet(app).getByRole("button", { name: "Accept", exact: true })).toBeHidden();
    await ida.tap();
    await expect(
      surface(app).getByRole("button", { name: /from Oslo to Ida Moss, confirmed/ }),
    ).toBeVisible();
    await picture("touch-related");
  });

  await test.step("training is opened", async () => {
    await app.getByRole("radio", { name: "Inspector" }).tap();
    await app.getByRole("tab", { name: "Train" }).tap();
    const panel = app.getByRole("tabpanel", { name: "Train" });
    await expect(panel.getByRole("button", { name: "Train", exact: true })).toBeVisible();
    await picture("touch-train");
  });
});

/** Touches a sentence, and selects a word of it as browsers do when a finger rests on it. */
async function hold(row: Locator, word: string): Promise<void> {
  const text = row.locator("[data-start]");
  await text.tap();
  await text.evaluate((element, words) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const start = node.nodeValue!.indexOf(words);
      if (start < 0) continue;
      return getSelection()!.setBaseAndExtent(node, start, node, start + words.length);
    }
    throw new Error(`"${words}" is not there`);
  }, word);
}
