import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, documents, drop, predicted, saved } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";

const NAMES = ["Ida", "Robert", "Marta", "Grace", "Luc", "Henry", "Nora", "Emil", "Clara", "Otto"];
const PLACES = ["Oslo", "Bergen", "Paris", "Norway", "Canada", "Peru", "Chile", "Rome", "Cork"];
const SAILORS = NAMES.flatMap((first) =>
  PLACES.map((place) => ({
    tokens: [first, "Moss", "lives", "in", place, "."],
    entities: [
      { type: "Sailor", start: 0, end: 2 },
      { type: "Loc", start: 4, end: 5 },
    ],
    relations: [],
  })),
);
const FAST = { Epochs: "3", Seed: "3", "Rehearsed sentences a step": "0" };

const models = (app: Page): Locator => app.getByRole("region", { name: "Models" });
const item = (app: Page, name: string): Locator =>
  models(app).getByRole("listitem").filter({ hasText: name });

async function trainAndKeep(app: Page, panel: Locator, name: string): Promise<void> {
  await train(panel, FAST);
  await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });
  await panel.getByLabel("Name of the model").fill(name);
  await panel.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(item(app, name).getByText("in use")).toBeVisible();
  await predicted(app);
}

async function downloaded(app: Page, button: Locator): Promise<{ name: string; text: string }> {
  const waiting = app.waitForEvent("download");
  await button.click();
  const download = await waiting;
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("models are trained one from the other, compared, told in a report, rolled back and deleted", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await drop(app, { "sailors.json": JSON.stringify(SAILORS.slice(0, 60)) });
  await expect(documents(app).filter({ hasText: "sailors.json" })).toBeVisible();
  await predicted(app);
  const panel = await openTraining(app);
  await trainAndKeep(app, panel, "First");
  await expect(item(app, "First")).toContainText("sentences learnt");
  await drop(app, { "more.json": JSON.stringify(SAILORS.slice(60)) });
  await expect(documents(app).filter({ hasText: "more.json" })).toBeVisible();
  await predicted(app);
  await trainAndKeep(app, panel, "Second");
  await expect(item(app, "Second")).toContainText("from First");
  await addText(app, "Vera Moss lives in Chile. Luc Moss sold it.", "New");
  await predicted(app);

  await test.step("a name and a note stay", async () => {
    await item(app, "Second").getByRole("button", { name: "Name and note of Second" }).click();
    const form = models(app).getByRole("form", { name: "Name and note of Second" });
    await form.getByLabel("Note").fill("with <b>all</b> sailors");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(item(app, "Second")).toContainText("with <b>all</b> sailors");
    await saved(app);
    await app.reload();
    await predicted(app);
    await openTraining(app);
    await expect(item(app, "Second")).toContainText("with <b>all</b> sailors");
  });

  await test.step("two are compared on what neither was trained on, and on the open text", async () => {
    await models(app).getByRole("button", { name: "Compare", exact: true }).click();
    const compared = models(app).getByRole("region", { name: "Comparison of First and Second" });
    await expect(compared).toContainText("that neither was trained on", { timeout: 60_000 });
    await expect(compared.getByRole("table").first()).toBeVisible({ timeout: 20_000 });
    await compared.scrollIntoViewIfNeeded();
    await picture("versions-compared");
    await expectAccessible(app, "compared models");
    await app.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expectAccessible(app, "compared models, dark", "colours");
    await picture("versions-compared-dark");
    await app.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await compared.getByRole("button", { name: "Close" }).click();
    await expect(compared).toBeHidden();
  });

  await test.step("a report can be taken away, as a page and as Markdown", async () => {
    await item(app, "Second").getByText("How Second was made").click();
    const html = item(app, "Second").getByRole("button", { name: "Report of Second as a page" });
    const page = await downloaded(app, html);
    expect(page.name).toBe("Second-report.html");
    expect(page.text).toContain("with &lt;b&gt;all&lt;/b&gt; sailors");
    const markdown = item(app, "Second").getByRole("button", { name: /as Markdown$/ });
    expect((await downloaded(app, markdown)).text).toMatch(/\| Trained from \| “First”/);
    await item(app, "Second").scrollIntoViewIfNeeded();
    await picture("versions-list");
    await expectAccessible(app, "the list of models");
  });

  await test.step("an older one is used again, and the newer one deleted", async () => {
    await item(app, "First").getByRole("button", { name: "Use First" }).click();
    await expect(item(app, "First").getByText("in use")).toBeVisible();
    await predicted(app);
    await item(app, "Second").getByRole("button", { name: "Delete Second" }).click();
    const dialog = app.getByRole("alertdialog");
    await expect(dialog).toContainText(/[kM]B become free/);
    await dialog.getByRole("button", { name: "Delete" }).click();
    await expect(item(app, "Second")).toBeHidden();
  });

  await test.step("all of it fits in a narrow window", async () => {
    await app.setViewportSize({ width: 400, height: 800 });
    await app.getByRole("radio", { name: "Inspector", exact: true }).click();
    await item(app, "First").scrollIntoViewIfNeeded();
    await expectAccessible(app, "models at 400 px", "all but colours");
    await picture("versions-narrow");
  });
});
