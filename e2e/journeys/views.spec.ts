import { expectAccessible, expectAccessibleInBothSchemes } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { documents, predicted, sentence, surface } from "../steps.ts";

test("axe finds nothing in the main states, in light and dark, and nothing is cut off when zoomed or narrow", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("axe finds nothing in the main states, in light and dark", async () => {
    await app.emulateMedia({ reducedMotion: "reduce" });
    const check = (where: string, name: string) =>
      expectAccessibleInBothSchemes(app, where, (scheme) => picture(`${name}-${scheme}`));
    await check("first visit", "first-visit");

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
    await check("a span selected, a sentence confirmed", "selected");

    await app.getByRole("tab", { name: "Train" }).click();
    await app.getByRole("button", { name: "Expert settings" }).click();
    await check("training", "train");

    await app.getByRole("tab", { name: "Annotate" }).click();
    await app.getByRole("button", { name: "Edit types" }).click();
    const types = app.getByRole("dialog", { name: "Types" });
    await expect(types).toBeVisible();
    await check("types", "types");
    await types.getByRole("button", { name: "Close", exact: true }).click();

    await app.getByRole("button", { name: "New text" }).click();
    await expect(app.getByRole("dialog", { name: "New text" })).toBeVisible();
    await check("new text", "new-text");
    await app.keyboard.press("Escape");
    await app.getByRole("button", { name: "Help", exact: true }).first().click();
    await expect(app.getByRole("dialog")).toBeVisible();
    await check("help", "help");
    await app.keyboard.press("Escape");
    await expect(app.getByRole("dialog")).toBeHidden();
  });

  await test.step("zoomed to 200 %", async () => {
    await app.setViewportSize({ width: 640, height: 400 });
    const width = await app.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(640);
    await picture("zoomed");
  });

  await test.step("a narrow screen shows one pane at a time, and what is selected as a sheet", async () => {
    await app.setViewportSize({ width: 400, height: 800 });
    const overflow = () =>
      app.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
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
});

test("axe finds nothing in the dialogs and menus of correcting, in light and dark", async ({
  app,
  picture,
}) => {
  await app.emulateMedia({ reducedMotion: "reduce" });
  const check = (name: string) =>
    expectAccessibleInBothSchemes(app, name, (scheme) => picture(`${name}-${scheme}`));
  await predicted(app);
  const span = surface(app).getByRole("button", { name: /, suggested, \d+ %$/ });
  await span.first().click();
  const open = async (key: string, name: string) => {
    await app.keyboard.press(key);
    await check(name);
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
  await check("rejected");
});

test("forced colours keep spans, arcs and states apart, and the list of documents works, also on a narrow screen", async ({
  app,
  picture,
}) => {
  await app.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await predicted(app);
  await app.keyboard.press("j");
  await app.keyboard.press("Enter");
  await app.keyboard.press("x");
  await app.getByRole("button", { name: "Show rejected" }).click();
  await picture("forced-colours");
  await expectAccessible(app, "forced colours", "all but colours"); // they are the system's

  await test.step("the list of documents too, on a narrow screen", async () => {
    await app.setViewportSize({ width: 360, height: 740 });
    await app.getByRole("radiogroup").getByText("Documents").click();
    const icon = documents(app).first().locator("svg").first();
    await expect(icon).toBeVisible();
    const [drawn, written] = await icon.evaluate((svg) => [
      getComputedStyle(svg).stroke,
      getComputedStyle(document.body).color,
    ]);
    expect(drawn).toBe(written);
    const width = await app.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(360);
    await picture("documents-forced-colours");
  });
});
