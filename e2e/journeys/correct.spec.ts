import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, label, predicted, saved, selectWords, sentence, surface } from "../steps.ts";

const TEXT = `Ida Moss lives in Oslo and met Robert Vane at the old mill.
Nobody was there but the miller and his dog.`;

const TWICE = `Ida Moss lives in Oslo and met Robert Vane at the old mill.
Later Ida Moss left Oslo for good.`;

/** Undoes the last step, checks that it is gone, and brings it back. */
async function undoAndRedo(app: Page, made: Locator, before: Locator): Promise<void> {
  await expect(made).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(made).toBeHidden();
  await expect(before).toBeVisible();
  await app.getByRole("button", { name: "Redo" }).click();
  await expect(made).toBeVisible();
}

async function choose(app: Page, type: string): Promise<void> {
  await app.getByRole("complementary").getByRole("button", { name: /Type$/ }).click();
  await app.getByRole("option", { name: type }).click();
}

/** Drags from the dot of a span to another span: the relation gets the type that is likely. */
async function relate(app: Page, from: Locator, to: Locator): Promise<void> {
  const [head, tail] = [(await from.boundingBox())!, (await to.boundingBox())!];
  const { top, left } = await from.evaluate((tag) => tag.parentElement!.getBoundingClientRect());
  await app.mouse.move(left, top + 1);
  await app.mouse.down();
  await app.mouse.move((head.x + tail.x) / 2, head.y - 40, { steps: 3 });
  await app.mouse.move(tail.x + 8, tail.y + tail.height / 2, { steps: 3 });
  await app.mouse.up();
}

test("spans, arcs and whole sentences are corrected, undone, redone, and there after a reload, and the model's guess is one key away", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("the model's guess is one key away, and why it thinks so is shown", async () => {
    await addText(app, TWICE, "Guesses");
    await predicted(app);

    // The menu opens with the guess, once the model has said what it thinks.
    await selectWords(app, sentence(app, 1), "Robert");
    const menu = app.getByRole("menu", { name: "Type of the new span" });
    await expect(menu.getByText(/^\d+ %$/)).toHaveCount(4);
    const guess = menu.getByRole("menuitem", { name: "People" });
    await expect(guess).toBeFocused();
    await picture("type-menu-guess");
    await app.keyboard.press("Enter");
    const robert = sentence(app, 1).getByRole("button", { name: "Robert, People, confirmed" });
    await expect(robert).toBeVisible();
    await app.keyboard.press("Control+z");
    await expect(robert).toBeHidden();

    // A word of the caret needs no menu at all.
    await surface(app).focus();
    await app.keyboard.press("Escape");
    await sentence(app, 2).getByText("Later", { exact: false }).first().click();
    await app.keyboard.press("ArrowRight");
    await app.keyboard.press("Enter");
    await expect(
      sentence(app, 2).getByRole("button", { name: /^Later, \w+, confirmed/ }),
    ).toBeVisible();

    // What speaks for a type: the model's other choices, and the same words elsewhere.
    const idas = [1, 2].map((n) => sentence(app, n).getByRole("button", { name: /^Ida Moss, / }));
    await idas[0].click();
    await app.getByRole("complementary").getByRole("button", { name: "Accept" }).click();
    await idas[1].click();
    const why = app.getByRole("button", { name: "Why?" });
    await expect(why).toHaveAttribute("aria-expanded", "false");
    await why.click();
    await expect(why).toHaveAttribute("aria-expanded", "true");
    const evidence = app.getByRole("region", { name: "Evidence" });
    await expect(evidence.getByText("No span")).toBeVisible();
    await expect(evidence.getByText("People 1 time")).toBeVisible();
    await picture("evidence");
    await evidence.getByRole("button", { name: /Ida Moss lives in Oslo/ }).click();
    await expect(idas[0]).toHaveAttribute("aria-pressed", "true");
    await expect(evidence.getByText(/^The model gave it \d+ %/)).toBeVisible();
    await app.keyboard.press("w");
    await expect(evidence).toBeHidden();
  });

  await test.step("a span is corrected, undone, redone, and there after a reload", async () => {
    await addText(app, TEXT, "Mill");
    await predicted(app);
    const row = sentence(app, 1);
    const find = (name: RegExp | string) => row.getByRole("button", { name });
    const oslo = find(/^Oslo, Location, suggested/);

    await oslo.click();
    await picture("span-selected");
    await choose(app, "Organization");
    await undoAndRedo(app, find("Oslo, Organization, confirmed"), oslo);

    const inspector = app.getByRole("complementary");
    await inspector.getByRole("button", { name: "End one word later" }).click();
    const longer = find("Oslo and, Organization, confirmed");
    await undoAndRedo(app, longer, find("Oslo, Organization, confirmed"));

    await selectWords(app, sentence(app, 2), "the miller");
    await picture("type-menu");
    const menu = app.getByRole("menu", { name: "Type of the new span" });
    await menu.getByRole("menuitem", { name: "Other" }).click();
    const miller = sentence(app, 2).getByRole("button", { name: "the miller, Other, confirmed" });
    await undoAndRedo(app, miller, longer);

    await label(app, row, "Ida Moss", "Organization"); // over a suggestion, from its first letter
    await expect(find("Ida Moss, Organization, confirmed")).toBeVisible();
    await inspector.getByRole("button", { name: "Delete" }).click();
    await expect(find("Ida Moss, Organization, confirmed")).toBeHidden();

    await find(/^Robert Vane, /).click();
    await inspector.getByRole("button", { name: "Reject" }).click();
    await expect(find(/^Robert Vane, /)).toBeHidden();

    await saved(app);
    await app.reload();
    await predicted(app);
    await app.getByRole("button", { name: "Predict again" }).click();
    await predicted(app);
    await expect(longer).toBeVisible();
    await expect(miller).toBeVisible();
    await expect(find(/^Robert Vane, /)).toBeHidden();
    await app.getByRole("button", { name: "Show rejected" }).click();
    await expect(find(/^Robert Vane, People, rejected/)).toBeVisible();
    await picture("rejected-shown");
    await app.getByRole("button", { name: "Undo" }).click(); // the history outlives the reload
    await expect(find(/^Robert Vane, People, suggested/)).toBeVisible();
  });

  await test.step("an arc is drawn, corrected, undone, redone, and there after a reload", async () => {
    await addText(app, TEXT, "Mill of arcs");
    await predicted(app);
    const row = sentence(app, 1);
    const find = (name: RegExp | string) => row.getByRole("button", { name });
    await label(app, row, "the old mill", "Location");
    const mill = find("the old mill, Location, confirmed");
    await expect(mill).toBeVisible();

    await relate(app, mill, find(/^Oslo, /));
    const arc = (name: RegExp | string) => surface(app).getByRole("button", { name });
    const made = arc(/ from the old mill to Oslo, confirmed/); // whatever type is likely
    await expect(app.getByRole("heading", { name: /the old mill.*Oslo/ })).toBeVisible(); // selected
    await undoAndRedo(app, made, mill);
    await expect(find("Oslo, Location, confirmed")).toBeVisible(); // its ends are accepted with it
    await picture("arc-made");

    await made.click();
    await choose(app, "Kills");
    const retyped = arc("Kills from the old mill to Oslo, confirmed");
    await undoAndRedo(app, retyped, made);
    await app.getByRole("complementary").getByRole("button", { name: "Reverse" }).click();
    const reversed = arc("Kills from Oslo to the old mill, confirmed");
    await undoAndRedo(app, reversed, retyped);
    await saved(app);

    await app.reload();
    await predicted(app);
    await expect(reversed).toBeVisible();
    await reversed.click();
    await app.getByRole("complementary").getByRole("button", { name: "Delete" }).click();
    await expect(reversed).toBeHidden();
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(reversed).toBeVisible();
  });

  await test.step("an accepted sentence stays as it is when predicted again", async () => {
    await addText(app, TEXT, "Mill of sentences");
    await predicted(app);
    const row = sentence(app, 1);
    await row.hover();
    await row.getByRole("button", { name: "Accept sentence" }).click();
    await expect(row).toHaveAccessibleName("Sentence 1, confirmed");
    await expect(row.getByRole("button", { name: /^Oslo, Location, confirmed/ })).toBeVisible();
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(row).toHaveAccessibleName("Sentence 1");
    await app.getByRole("button", { name: "Redo" }).click();
    await expect(row).toHaveAccessibleName("Sentence 1, confirmed");
    await app.getByRole("button", { name: "Predict again" }).click();
    await predicted(app);
    await expect(row.getByRole("button", { name: /, suggested/ })).toHaveCount(0);
    await expect(app.getByText("1 of 2 sentences confirmed")).toBeVisible();
    await picture("sentence-accepted");
  });
});
