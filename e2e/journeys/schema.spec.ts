import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, predicted, sentence, surface } from "../steps.ts";

const TEXT = "Ida Moss lives in Oslo and works for Nordlys Press in Bergen.";

async function openTypes(app: Page): Promise<Locator> {
  await app.getByRole("button", { name: "Edit types" }).click();
  return app.getByRole("dialog", { name: "Types" });
}

/** Unfolds the details of a type. */
async function details(dialog: Locator, type: string): Promise<Locator> {
  const button = dialog.getByRole("button", { name: `Details of ${type}` });
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  return dialog.getByRole("group", { name: `Details of ${type}` });
}

async function expectAccessible(app: Page): Promise<void> {
  // The page behind a dialog is inert.
  const { violations } = await new AxeBuilder({ page: app }).include("[role=dialog]").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

async function withText(app: Page): Promise<void> {
  await predicted(app);
  await addText(app, TEXT, "Press");
  await predicted(app);
}

test("types are merged, told apart, get a colour, a key and rules, and fit on a narrow screen", async ({
  app,
  picture,
}) => {
  await withText(app);
  await test.step("a model that does not go by names asks nothing, and a new type starts empty", async () => {
    await expect(app.getByRole("region", { name: "What do you read?" })).toBeHidden();
    const dialog = await openTypes(app);
    await expect(dialog).toContainText("A new type starts empty");
    await expect(dialog.getByRole("button", { name: /^Start from a set/ })).toBeHidden();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
  });

  await test.step("a type is merged into another, with what happens said first, and undone as one step", async () => {
    const row = sentence(app, 1);
    const oslo = (type: string) =>
      row.getByRole("button", { name: new RegExp(`^Oslo, ${type}, `) });
    await expect(oslo("Location")).toBeVisible();
    const dialog = await openTypes(app);
    const location = await details(dialog, "Location");
    await location.getByRole("button", { name: "Merge Location into another type" }).click();
    await location.getByRole("button", { name: /Merge Location into$/ }).click();
    await app.getByRole("option", { name: "Other" }).click();
    await expect(location.getByRole("status")).toContainText(
      /spans in all documents become Other\./,
    );
    await picture("types-merge");
    await expectAccessible(app);
    await location.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(dialog.getByLabel("Name of Location")).toBeHidden();
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expect(oslo("Other")).toBeVisible();
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(oslo("Location")).toBeVisible();
  });

  await test.step("a type gets a colour and a key by the keyboard, and the key gives it", async () => {
    const dialog = await openTypes(app);
    const color = dialog.getByRole("button", { name: /^Colour of Location/ });
    await color.focus();
    await app.keyboard.press("Enter");
    const colors = app.getByRole("radiogroup", { name: "Colour of Location" });
    await expect(colors.getByRole("radio")).toHaveCount(25);
    await app.keyboard.press("Tab");
    await app.keyboard.press("ArrowDown");
    await app.keyboard.press("ArrowDown");
    await picture("types-colours");
    await expect(colors.getByRole("radio", { name: "Rust ▪" })).toBeChecked();
    await app.keyboard.press("Escape");
    await expect(dialog.getByRole("button", { name: "Colour of Location: Rust" })).toBeFocused();
    await app.keyboard.press("Enter");
    await colors.getByTitle("Plum").click(); // by pointer it is done at once
    await expect(colors).toBeHidden();
    await expect(dialog.getByRole("button", { name: "Colour of Location: Plum" })).toBeVisible();

    const location = await details(dialog, "Location");
    const key = location.getByLabel("Key");
    await key.fill("x"); // rejects
    await expect(location.getByText(/^The key x is that of “Reject/)).toBeVisible();
    await key.fill("q");
    await expect(key).toHaveValue("q");
    await dialog.getByRole("button", { name: "Close", exact: true }).click();

    const legend = app.getByRole("region", { name: "Legend" });
    await expect(legend.getByRole("listitem").filter({ hasText: "Location" })).toContainText("Q");
    const row = sentence(app, 1);
    await row.getByRole("button", { name: /^Ida Moss, / }).click();
    await app.keyboard.press("q");
    await expect(row.getByRole("button", { name: "Ida Moss, Location, confirmed" })).toBeVisible();
  });

  await test.step("a rule removes suggestions, lists what it leaves out, and warns of what breaks it", async () => {
    const arc = (name: RegExp | string) => surface(app).getByRole("button", { name });
    const lives = arc(/^Lives in from Ida Moss to Oslo, suggested/);
    await expect(lives).toBeVisible();
    const dialog = await openTypes(app);
    const rules = await details(dialog, "Lives in");
    await rules.getByRole("button", { name: /The head may be$/ }).click();
    await app.getByRole("option", { name: "Organization" }).click();
    await app.keyboard.press("Escape");
    await expect(rules.getByRole("button", { name: /The head may be$/ })).toContainText(
      "Organization",
    );
    await picture("types-rules");
    await expectAccessible(app);
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(lives).toBeHidden();

    await app.getByRole("button", { name: /left out by rules$/ }).click();
    const list = app.getByRole("dialog", { name: "Left out by rules" });
    await picture("left-out");
    await expectAccessible(app);
    await list.getByRole("button", { name: "Add Lives in from Ida Moss to Oslo anyway" }).click();
    await list.getByRole("button", { name: "Close", exact: true }).click();
    await expect(arc("Lives in from Ida Moss to Oslo, confirmed")).toBeVisible();
    await expect(app.getByRole("complementary").getByRole("note")).toContainText(
      "Against the rules: Lives in links Organization to any span.",
    );

    await openTypes(app);
    await details(dialog, "Lives in");
    await dialog.getByRole("button", { name: "1 confirmed against the rules: show" }).click();
    await expect(app.getByRole("tab", { name: "Find" })).toHaveAttribute("aria-selected", "true");
    await expect(app.getByRole("tabpanel", { name: "Find" })).toContainText("Ida Moss");
    await app.getByRole("tab", { name: "Annotate" }).click();
  });

  await test.step("two types are never shown under one name: it is refused, and merging is offered", async () => {
    const dialog = await openTypes(app);
    const added = dialog.getByLabel("New span type");
    for (const [name, why] of [
      ["  People ", "There is already a type People."],
      ["Peop", "There is already a type People, which is also shown as Peop."],
    ] as const) {
      await added.fill(name);
      await expect(dialog.getByText(why, { exact: true })).toBeVisible();
      await expect(dialog.getByRole("button", { name: "Add span type" })).toBeDisabled();
    }
    await added.fill("");

    const name = dialog.getByLabel("Name of Organization", { exact: true });
    await name.fill("Location");
    await name.press("Enter");
    const alert = dialog.getByRole("alert");
    await expect(alert).toContainText("There is already a type Location.");
    await picture("types-taken");
    await expectAccessible(app);
    await alert.getByRole("button", { name: "Keep Organization" }).click();
    await expect(alert).toBeHidden();
    await expect(name).toHaveValue("Organization");

    await name.fill(" Location\u00a0");
    await added.focus(); // leaving the field asks too
    await alert.getByRole("button", { name: "Merge into Location…" }).click();
    await expect(alert).toBeHidden();
    const organization = dialog.getByRole("group", {
      name: "Details of Organization",
      exact: true,
    });
    await expect(
      organization.getByRole("button", { name: /Merge Organization into$/ }),
    ).toContainText("Location");
    await organization.getByRole("button", { name: "Merge", exact: true }).click();
    await expect(name).toBeHidden();
    await expect(dialog.getByLabel("Name of Location")).toHaveValue("Location");
    await dialog.getByRole("button", { name: "Close", exact: true }).click();
    await expect(
      sentence(app, 1).getByRole("button", { name: /^Nordlys Press, Location, / }),
    ).toBeVisible();
  });

  await test.step("on a narrow screen the types fit", async () => {
    await openTypes(app).then((dialog) => details(dialog, "Lives in"));
    await app.setViewportSize({ width: 360, height: 700 });
    const modal = app.locator(".modal");
    expect(await modal.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
    await picture("types-narrow");
  });
});
