import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, predicted, saved, sentence, surface } from "../steps.ts";

// A model that has learnt persons, organisations and locations, and what other names mean.
test.use({ model: "named" });

const TEXT = "Ida Moss said on Monday that Oslo was quiet.";
const byName = /^Monday, Thing, suggested, by name only, \d+ %$/;

async function openTypes(app: Page): Promise<Locator> {
  await app.getByRole("button", { name: "Edit types" }).click();
  return app.getByRole("dialog", { name: "Types" });
}

const choice = (app: Page) => app.getByRole("region", { name: "What do you read?" });

test("a type is found by its name as soon as it is added, by other names too, and marked until it has examples", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("other names of a type are looked for too, kept, and taken back", async () => {
    await addText(app, TEXT, "Quiet");
    const dialog = await openTypes(app);
    await dialog.getByLabel("New span type").fill("Zzz");
    await app.keyboard.press("Enter");
    const found = dialog.getByRole("region", { name: "Span types" }).getByRole("status");
    await expect(found).toHaveText(/^No suggestion of Zzz here/);
    await dialog.getByRole("button", { name: "Details of Zzz" }).click();
    const field = dialog.getByLabel(/^Other names/);
    await field.fill("thing, Thing,  things");
    await app.keyboard.press("Enter");
    await expect(field).toHaveValue("thing, things");
    await expect(found).toHaveText("1 suggestion of Zzz here, by name only.");
    await picture("by-name-others");
    await app.keyboard.press("Escape");
    await predicted(app);
    await saved(app);
    await app.reload();
    await predicted(app);
    const again = await openTypes(app);
    await again.getByRole("button", { name: "Details of Zzz" }).click();
    await expect(again.getByLabel(/^Other names/)).toHaveValue("thing, things");
    await app.keyboard.press("Escape");
    await app.getByRole("button", { name: "Undo" }).click();
    const back = await openTypes(app);
    await back.getByRole("button", { name: "Details of Zzz" }).click();
    await expect(back.getByLabel(/^Other names/)).toHaveValue("");
    await app.keyboard.press("Escape");
    await expect(back).toBeHidden();
  });

  await test.step("a type is found by its name as soon as it is added, and marked until it has examples", async () => {
    await predicted(app);
    const monday = sentence(app, 1).getByRole("button", { name: byName });
    await expect(monday).toBeHidden();

    const dialog = await openTypes(app);
    await dialog.getByLabel("New span type").fill("Thing");
    const began = Date.now();
    await app.keyboard.press("Enter");
    const found = dialog.getByRole("region", { name: "Span types" }).getByRole("status");
    await expect(found).toHaveText("1 suggestion of Thing here, by name only.");
    console.log(`found by its name after ${Date.now() - began} ms`);
    await picture("by-name-types");
    await expectAccessible(app, "by name");
    await app.keyboard.press("Escape");

    await expect(monday).toBeVisible();
    const legend = app.getByRole("region", { name: "Legend" });
    await expect(legend.getByRole("listitem").filter({ hasText: "Thing" })).toContainText(
      "by name",
    );
    await monday.click();
    const card = app.getByRole("region", { name: "Selection" });
    await expect(card).toContainText(/by name only\s*no example yet/);
    await picture("by-name-text");
    await expectAccessible(app, "by name");

    // What is decided is no guess any more.
    await card.getByRole("button", { name: "Accept", exact: true }).click();
    await expect(
      sentence(app, 1).getByRole("button", { name: "Monday, Thing, confirmed" }),
    ).toBeVisible();
  });
});

test("a first visit asks what one reads, beside the sample, and is answered by keyboard", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await expect(choice(app)).toBeVisible();
  await expect(
    surface(app)
      .getByRole("button", { name: /, suggested/ })
      .first(),
  ).toBeVisible();
  await test.step("on a narrow screen it leaves the sample in sight, and nothing is cut off", async () => {
    const size = app.viewportSize()!;
    await app.setViewportSize({ width: 400, height: 800 });
    await app.emulateMedia({ colorScheme: "dark" });
    await expect(choice(app)).toBeVisible();
    await expect(sentence(app, 1)).toBeInViewport();
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    const box = await choice(app).boundingBox();
    expect(box!.height).toBeLessThan(220);
    await picture("what-you-read-narrow");
    await app.emulateMedia({ colorScheme: "light" });
    await app.setViewportSize(size);
  });
  await picture("what-you-read");
  await expectAccessible(app, "by name");
  await choice(app).getByRole("radio", { name: "General" }).focus();
  await app.keyboard.press("ArrowRight");
  await app.keyboard.press("ArrowRight");
  await app.keyboard.press("Enter");
  const types = app.getByRole("list", { name: "Spans", exact: true });
  await expect(types.getByRole("listitem").first()).toContainText("Disease");
  await expect(types).not.toContainText("Person");
  await predicted(app);
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(types.getByRole("listitem").first()).toContainText("Person");

  await choice(app).getByRole("button", { name: "Done" }).click();
  await expect(choice(app)).toBeHidden();
  await saved(app);
  await app.reload();
  await predicted(app);
  await expect(choice(app)).toBeHidden();

  const dialog = await openTypes(app);
  await dialog.getByRole("button", { name: "Start from a set of types…" }).click();
  await picture("sets-of-types");
  await app.getByRole("menuitem", { name: "Business" }).click();
  await expect(dialog.getByLabel("Name of Company")).toBeVisible();
});
