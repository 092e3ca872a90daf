import type { Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, documents, predicted, saved, sentence, surface } from "../steps.ts";

const TEXT = "Ida Moss lives in Oslo and met Robert Vane at the old mill.";

const palette = (app: Page) => app.getByRole("dialog", { name: "Commands" });
const menu = (app: Page) => app.getByRole("menu", { name: "Commands for what is selected" });
const tag = (app: Page, name: RegExp | string) => sentence(app, 1).getByRole("button", { name });

/** A text of one sentence, in which two people and a place are found. */
async function openText(app: Page): Promise<void> {
  await predicted(app);
  await addText(app, TEXT, "Mill");
  await predicted(app);
  await expect(tag(app, /^Oslo, Location, suggested/)).toBeVisible();
}

/** Finds a command by typing, and runs it. */
async function command(app: Page, typed: string): Promise<void> {
  await app.keyboard.press("Control+k");
  await expect(palette(app)).toBeVisible();
  await app.keyboard.type(typed);
  await app.keyboard.press("Enter");
  await expect(palette(app)).toBeHidden();
}

test("commands are found in the palette and in the menus of what is selected, and by keys that can be changed", async ({
  app,
  picture,
}) => {
  await openText(app);
  await test.step("the palette finds commands, types and documents, and gives the focus back to the text", async () => {
    await tag(app, /^Oslo, /).click();
    await app.keyboard.press("Control+k");
    await app.keyboard.type("accept");
    await expect(palette(app).getByRole("menuitem").first()).toHaveAccessibleName(/^Accept/);
    await picture("palette");
    await app.keyboard.press("Escape");
    await expect(palette(app)).toBeHidden();

    await tag(app, /^Oslo, /).click();
    await command(app, "label as organ");
    await expect(tag(app, "Oslo, Organization, confirmed")).toBeVisible();
    const focus = () =>
      app.evaluate(() => document.activeElement?.closest("[data-surface]") !== null);
    await expect.poll(focus).toBe(true);

    await command(app, "accept the whole");
    await expect(sentence(app, 1)).toHaveAccessibleName("Sentence 1, confirmed");
    await command(app, "undo");
    await expect(sentence(app, 1)).toHaveAccessibleName("Sentence 1");
    await command(app, "undo");
    await expect(tag(app, /^Oslo, Location, suggested/)).toBeVisible();

    // Latest first, and what cannot be done now at the end.
    await app.getByRole("button", { name: "Commands" }).click();
    const items = palette(app).getByRole("menuitem");
    await expect(items.first()).toHaveAccessibleName(/^Undo/);
    await app.keyboard.type("redo");
    await expect(items.first()).toHaveAccessibleName(/^Redo/);
    await app.keyboard.press("Escape");

    await app.keyboard.press("Control+k");
    await app.keyboard.type("open sample");
    await items.first().click();
    await expect(app.getByRole("heading", { name: /^Sample/, level: 2 })).toBeVisible();
  });

  await test.step("everything is in a menu: by the right button, by key, and by a button", async () => {
    await documents(app).filter({ hasText: "Mill" }).click();
    const oslo = tag(app, /^Oslo, /);
    await oslo.click({ button: "right" });
    await expect(menu(app)).toBeVisible();
    await picture("command-menu");
    await menu(app).getByRole("menuitem", { name: "Accept, go on" }).click();
    await expect(tag(app, "Oslo, Location, confirmed")).toBeVisible();

    await tag(app, /^Ida Moss, /).click();
    await app.keyboard.press("Shift+F10");
    await menu(app)
      .getByRole("menuitem", { name: /^Split the span/ })
      .press("Enter");
    await expect(tag(app, /^Ida, People, /)).toBeVisible();
    await expect(tag(app, /^Moss, People, /)).toBeVisible();

    await tag(app, /^Ida, /).click();
    const inspector = app.getByRole("complementary", { name: "Inspector" });
    await inspector.getByRole("button", { name: "More" }).click();
    await menu(app).getByRole("menuitem", { name: "Merge with the next span" }).click();
    await expect(tag(app, /^Ida Moss, People, confirmed/)).toBeVisible();

    // With Shift held the browser's own menu comes.
    await oslo.click({ button: "right", modifiers: ["Shift"] });
    await expect(menu(app)).toBeHidden();
  });

  await test.step("a key is changed, swapped with another command's, shown everywhere, and kept", async () => {
    await app.keyboard.press("?");
    const help = app.getByRole("dialog", { name: "Help" });
    await help.getByRole("button", { name: "Change the keys…" }).click();
    const keys = app.getByRole("dialog", { name: "Keys" });
    await keys.getByLabel("Search commands or keys").fill("next suggestion");
    const row = keys.getByRole("listitem").filter({ hasText: /^Next suggestion[^,]/ });
    const change = row.getByRole("button", { name: /^Change/ });

    await change.click();
    await app.keyboard.press("Control+w");
    await expect(row.getByText(/The browser keeps it/)).toBeVisible();
    await change.click();
    await app.keyboard.press("Escape");
    await expect(keys).toBeVisible();
    await expect(row.locator("kbd")).toHaveText("J");

    await change.click();
    await app.keyboard.press("x");
    await expect(row.getByText("X is the key of “Reject, go on”.")).toBeVisible();
    await picture("keys");
    await expectAccessible(app, "the keys");
    await row.getByRole("button", { name: "Swap" }).click();
    await expect(row.locator("kbd")).toHaveText("X");
    await keys.getByRole("button", { name: "Close", exact: true }).click();

    await surface(app).focus();
    await app.keyboard.press("x");
    const selected = surface(app).getByRole("button", { pressed: true });
    await expect(selected).toHaveAccessibleName(/, suggested/);
    const name = (await selected.getAttribute("aria-label"))!;
    await app.keyboard.press("j");
    await expect(surface(app).getByRole("button", { name, exact: true })).toBeHidden();

    await saved(app);
    await app.reload();
    await predicted(app);
    const card = app.getByRole("region", { name: "Selection" });
    await expect(card.getByText("goes to the next suggestion").locator("kbd").first()).toHaveText(
      "X",
    );
    await app.keyboard.press("Control+k");
    await app.keyboard.type("change the keys");
    await app.keyboard.press("Enter");
    await keys.getByRole("button", { name: "Reset all" }).click();
    await keys.getByRole("button", { name: "Close", exact: true }).click();
    await expect(card.getByText("goes to the next suggestion").locator("kbd").first()).toHaveText(
      "J",
    );
  });
});
