import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { predicted, sentence, surface } from "../steps.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectAccessible(
  app: Page,
  where: string,
  without: readonly string[] = [],
): Promise<void> {
  const rules = new AxeBuilder({ page: app }).withTags(WCAG).disableRules([...without]);
  const { violations } = await rules.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
  expect(found, where).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing in the main states, ${colorScheme}`, async ({ app, picture }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await predicted(app);
    await expectAccessible(app, "first visit");
    await picture(`first-visit-${colorScheme}`);

    const row = sentence(app, 1);
    await row
      .getByRole("button", { name: /, suggested, \d+ %$/ })
      .first()
      .click();
    await row.hover();
    await row.getByRole("button", { name: "Accept sentence" }).click();
    await surface(app)
      .getByRole("button", { name: /suggested/ })
      .first()
      .click();
    await expectAccessible(app, "a span selected, a sentence confirmed");
    await picture(`selected-${colorScheme}`);

    await app.getByRole("tab", { name: "Train" }).click();
    await app.getByRole("button", { name: "Expert settings" }).click();
    await expectAccessible(app, "training");
    await picture(`train-${colorScheme}`);

    await app.getByRole("tab", { name: "Annotate" }).click();
    await app.getByRole("button", { name: "Edit types" }).click();
    await expectAccessible(app, "types");
    await picture(`types-${colorScheme}`);
    await app
      .getByRole("dialog", { name: "Types" })
      .getByRole("button", { name: "Close", exact: true })
      .click();

    await app.getByRole("button", { name: "New text" }).click();
    await expectAccessible(app, "new text");
    await app.keyboard.press("Escape");
    await app.getByRole("button", { name: "Keyboard" }).click();
    await expectAccessible(app, "help");
    await picture(`help-${colorScheme}`);
  });

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing in the dialogs and menus of correcting, ${colorScheme}`, async ({
    app,
    picture,
  }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await predicted(app);
    const span = surface(app).getByRole("button", { name: /, suggested, \d+ %$/ });
    await span.first().click();
    const open = async (key: string, name: string) => {
      await app.keyboard.press(key);
      await expectAccessible(app, name);
      await picture(`${name}-${colorScheme}`);
      await app.keyboard.press("Escape");
      await span.first().click();
    };
    await open("t", "type-menu");
    await open("w", "why");
    await open("r", "hints");
    await open("b", "bulk");
    await open("o", "occurrences");
    await open("u", "history");
    await open("Shift+F10", "menu");
    await open("ControlOrMeta+k", "palette");
    await app.getByRole("button", { name: "Show rejected" }).click();
    await span.first().click();
    await app.keyboard.press("x");
    await expectAccessible(app, "rejected");
    await picture(`rejected-${colorScheme}`);
  });

test("forced colours keep spans, arcs and states apart", async ({ app, picture }) => {
  await app.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await predicted(app);
  await app.keyboard.press("j");
  await app.keyboard.press("Enter");
  await app.keyboard.press("x");
  await app.getByRole("button", { name: "Show rejected" }).click();
  await picture("forced-colours");
  await expectAccessible(app, "forced colours", ["color-contrast"]); // they are the system's
});

test("a narrow screen shows one pane at a time, and what is selected as a sheet", async ({
  app,
  picture,
}) => {
  await app.setViewportSize({ width: 400, height: 800 });
  await predicted(app);
  const overflow = () =>
    app.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  await picture("narrow-text");
  await surface(app)
    .getByRole("button", { name: /, suggested, \d+ %$/ })
    .first()
    .click();
  await picture("narrow-selected");
  const close = app
    .getByRole("region", { name: "Selection" })
    .getByRole("button", { name: "Close", exact: true });
  await close.click();
  await expect(close).toBeHidden();
  for (const pane of ["Documents", "Inspector"]) {
    await app.getByRole("radiogroup").getByText(pane).click();
    expect(await overflow()).toBe(0);
    await picture(`narrow-${pane.toLowerCase()}`);
  }
});

test("zoomed to 200 %, nothing is cut off", async ({ app, picture }) => {
  await app.setViewportSize({ width: 640, height: 400 });
  await predicted(app);
  const width = await app.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(640);
  await picture("zoomed");
});
