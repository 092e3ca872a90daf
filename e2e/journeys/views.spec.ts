import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { predicted, sentence, surface } from "../steps.ts";

const SCHEMES = [
  { colorScheme: "light", asked: "all" },
  { colorScheme: "dark", asked: "colours" },
] as const;

for (const { colorScheme, asked } of SCHEMES)
  test(`axe finds nothing in the main states, ${colorScheme}`, async ({ app, picture }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await predicted(app);
    await expectAccessible(app, "first visit", asked);
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
    await expectAccessible(app, "a span selected, a sentence confirmed", asked);
    await picture(`selected-${colorScheme}`);

    await app.getByRole("tab", { name: "Train" }).click();
    await app.getByRole("button", { name: "Expert settings" }).click();
    await expectAccessible(app, "training", asked);
    await picture(`train-${colorScheme}`);

    await app.getByRole("tab", { name: "Annotate" }).click();
    await app.getByRole("button", { name: "Edit types" }).click();
    await expectAccessible(app, "types", asked);
    await picture(`types-${colorScheme}`);
    await app
      .getByRole("dialog", { name: "Types" })
      .getByRole("button", { name: "Close", exact: true })
      .click();

    await app.getByRole("button", { name: "New text" }).click();
    await expectAccessible(app, "new text", asked);
    await app.keyboard.press("Escape");
    await app.getByRole("button", { name: "Keyboard" }).click();
    await expectAccessible(app, "help", asked);
    await picture(`help-${colorScheme}`);
  });

for (const { colorScheme, asked } of SCHEMES)
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
      await expectAccessible(app, name, asked);
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
    await expectAccessible(app, "rejected", asked);
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
  await expectAccessible(app, "forced colours", "all but colours"); // they are the system's
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
