import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { documents, drop, predicted, saved, surface } from "../steps.ts";
import { openTraining } from "../training.ts";

const NAMES = ["Ada", "Bob", "Cora", "Dan", "Eve", "Finn", "Gus", "Hal"];

/** Sentences of a file, each with a person and a place, every tenth with a relation too. */
const gold = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    tokens: [NAMES[i % 8], "left", "the", "town", `Port${i}`, "in", "a", "hurry", "."],
    entities: [
      { type: "Peop", start: 0, end: 1 },
      { type: "Loc", start: 4, end: 5 },
    ],
    relations: i % 10 === 0 ? [{ type: "Live_In", head: 0, tail: 1 }] : [],
    orig_id: `s${i}`,
  }));

const pane = (app: Page): Locator => app.getByRole("region", { name: "Training set" });
const list = (app: Page): Locator => pane(app).getByRole("grid", { name: "Examples" });
const rows = (app: Page): Locator => list(app).getByRole("row");
const part = (app: Page, name: RegExp): Locator => pane(app).getByRole("radio", { name });

async function withGold(app: Page, count: number, file = "gold.json"): Promise<void> {
  await predicted(app);
  await drop(app, { [file]: JSON.stringify(gold(count)) });
  await expect(documents(app).filter({ hasText: file })).toBeVisible();
  await app
    .getByRole("radiogroup", { name: "View" })
    .getByRole("radio", { name: "Training set" })
    .click();
  await expect(list(app)).toBeVisible();
}

test("what is trained on is listed, filtered, opened in the text, left out, held out and counted, thousands of sentences too", async ({
  app,
  picture,
}) => {
  await test.step("what is trained on is listed, filtered, opened in the text, and left out", async () => {
    await withGold(app, 60);
    const status = pane(app).getByRole("status");
    await expect(status).toHaveText("48 to train on, 12 held out");
    const first = rows(app).first();
    await expect(first).toContainText("Imported");
    await expect(first).toContainText("confirmed for");
    await expectAccessible(app, "the training set");
    await picture("examples-light");

    await pane(app).getByRole("searchbox", { name: "Filter by text" }).fill("cora  LEFT");
    await expect(status).toHaveText("8 of 60 shown");
    await pane(app).getByRole("button", { name: "Leave out 8 sentences" }).click();
    await expect(rows(app).first()).toContainText("Left out");
    await pane(app).getByRole("button", { name: "Show all" }).click();
    await expect(status).toHaveText(/, 8 left out$/);
    await app.keyboard.press("ControlOrMeta+z");
    await expect(status).toHaveText("48 to train on, 12 held out");

    // By keys: down to a row, its button, and into the text.
    await list(app).focus();
    await app.keyboard.press("ArrowDown");
    await app.keyboard.press("ArrowDown");
    await app.keyboard.press("ArrowRight");
    await app.keyboard.press("Enter");
    await expect(status).toHaveText(/, 1 left out$/);
    await app.keyboard.press("ArrowLeft");
    await app.keyboard.press("Enter");
    await expect(surface(app)).toBeVisible();
    await expect(app.getByRole("heading", { name: "gold.json" })).toBeVisible();
    await app.getByRole("radio", { name: "Training set" }).click();
    await expect(rows(app).nth(2)).toHaveAttribute("aria-selected", "true");

    // All of it is found again.
    await saved(app);
    await app.reload();
    await app.getByRole("radio", { name: "Training set" }).click();
    await expect(status).toHaveText(/, 1 left out$/);
    const panel = await openTraining(app);
    await expect(panel).toContainText("Left out by you");
    await app.keyboard.press("ControlOrMeta+z");
    await expect(status).toHaveText("48 to train on, 12 held out");
  });

  await test.step("the share that is held out can be chosen, and counts by type are shown", async () => {
    await part(app, /^Types/).click();
    const held = pane(app).getByRole("region", { name: "Held out" });
    await expect(held).toContainText("20 % wanted: 12 sentences");
    await held.getByRole("slider").focus();
    for (let i = 0; i < 10; i++) await app.keyboard.press("ArrowRight");
    await expect(held).toContainText("30 % wanted: 18 sentences");
    const table = pane(app).getByRole("table", { name: "Confirmed sentences with each type" });
    await expect(table.getByRole("row", { name: /^Organization no/ })).toContainText(
      "no example among",
    );
    await expectAccessible(app, "types and what is held out");
    await picture("examples-types-light");
    await app.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expectAccessible(app, "types and what is held out", "colours");
    await picture("examples-types-dark");
    await table.getByRole("button", { name: /^Live/ }).click();
    await expect(pane(app).getByRole("status")).toHaveText("6 of 60 shown");
    await expectAccessible(app, "the training set", "colours");
    await picture("examples-dark");
    await app.setViewportSize({ width: 400, height: 800 });
    await expectAccessible(app, "the training set on a narrow screen", "all but colours");
    await picture("examples-narrow");
    await part(app, /^Types/).click();
    await expectAccessible(app, "types on a narrow screen", "all but colours");
    await picture("examples-types-narrow");
  });

  await test.step("of thousands only what is in sight is drawn", async () => {
    await app.setViewportSize({ width: 1280, height: 720 });
    await part(app, /^Sentences \(/).click();
    await pane(app).getByRole("button", { name: "Show all" }).click();
    await app.getByRole("radio", { name: "Text", exact: true }).click();
    await withGold(app, 4000, "more.json");
    await expect(list(app)).toHaveAttribute("aria-rowcount", "4060");
    expect(await rows(app).count()).toBeLessThan(40);
    await pane(app).getByRole("searchbox", { name: "Filter by text" }).fill("Port3999");
    await expect(pane(app).getByRole("status")).toHaveText("1 of 4,060 shown");
    await expect(rows(app)).toHaveCount(1);
  });
});

test("doubts are listed, opened, decided and checked with the model", async ({ app, picture }) => {
  await predicted(app);
  const [one, two, three] = gold(3);
  const slip = { ...two, entities: [two.entities[0], { type: "Org", start: 4, end: 5 }] };
  const turned = { ...three, relations: [{ type: "Live_In", head: 1, tail: 0 }] };
  await drop(app, { "doubts.json": JSON.stringify([one, two, slip, turned]) });
  await expect(documents(app)).toHaveCount(2);
  const panel = await openTraining(app);
  await panel.getByRole("button", { name: /^Decide \d doubts?$/ }).click();
  const twins = pane(app).getByRole("region", { name: "The same words, labelled in several ways" });
  const strings = pane(app).getByRole("region", { name: "The same string under several types" });
  await expect(twins.getByRole("listitem").first()).toContainText("Bob left the town Port1");
  await expectAccessible(app, "doubts");
  await picture("examples-doubts-light");
  await app.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectAccessible(app, "doubts", "colours");
  await picture("examples-doubts-dark");
  await app.setViewportSize({ width: 400, height: 800 });
  await expectAccessible(app, "doubts on a narrow screen", "all but colours");
  await picture("examples-doubts-narrow");
  await app.setViewportSize({ width: 1280, height: 720 });

  await strings.getByRole("button", { name: /^Make every “Port1” Location$/ }).click();
  await expect(strings).toBeHidden();
  await expect(twins).toBeHidden();
  await app.keyboard.press("ControlOrMeta+z");
  await strings.getByRole("button", { name: /^Keep as it is/ }).click();
  await expect(strings).toBeHidden();
  await twins.getByRole("button", { name: /^Open way 2/ }).click();
  await expect(surface(app)).toBeVisible();
  await app.getByRole("radio", { name: "Training set" }).click();
  await pane(app).getByRole("button", { name: "Check with the model" }).click();
  await expect(pane(app)).toContainText(/has read 4 sentences/);
});
