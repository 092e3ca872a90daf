import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, documents, drop, label, predicted, saved, sentence, status } from "../steps.ts";
import { addSpanType, openTraining, TRAINED, train } from "../training.ts";

const NAMES = ["Ada Marsh", "Ilse Brandt", "Tomas Reyes", "Mei Lindqvist", "Olu Adeyemi"];
const TOWNS = ["Tromsö", "Ghent", "Lisbon", "Kyoto"];

/** Somebody who moved somewhere, as SpERT JSON, each sentence another one. */
const MOVES = Array.from({ length: 40 }, (_, i) => {
  const tokens = `In ${1960 + i} ${NAMES[i % 5]} moved to ${TOWNS[i % 4]} .`.split(" ");
  const entities = [
    { type: "Peop", start: 2, end: 4 },
    { type: "Loc", start: 6, end: 7 },
  ];
  return { tokens, entities, relations: [] };
});
/** Runs for some seconds with the tiny model. */
const LONG = { Epochs: "40", "Sentences a step": "2", Seed: "3" };
/** Never ends before it is asked to. */
const ENDLESS = { Epochs: "200", "Sentences a step": "1", Seed: "3" };

/** The sentences, confirmed as they came. */
async function withMoves(app: Page): Promise<void> {
  await predicted(app);
  await drop(app, { "moves.json": JSON.stringify(MOVES) });
  await expect(documents(app).filter({ hasText: "moves.json" })).toBeVisible();
  await predicted(app);
}

const running = (panel: Locator) => panel.getByRole("heading", { name: "Training", exact: true });
const paused = (panel: Locator) => panel.getByRole("heading", { name: "Training, paused" });
const ended = (panel: Locator) => panel.getByRole("heading", { name: /^(Trained|Stopped)$/ });

/** Waits until so many steps are done. */
async function reached(panel: Locator, step: number): Promise<void> {
  await expect.poll(() => stepOf(panel), { timeout: TRAINED }).toBeGreaterThanOrEqual(step);
}

/** The step that is shown; 0 while there is none. */
async function stepOf(panel: Locator): Promise<number> {
  const text = await panel.getByText(/^Step \d+ of \d+/).allTextContents();
  return Number(/^Step (\d+)/.exec(text[0] ?? "")?.[1] ?? 0);
}

/** Stops a training after so many steps at least: its losses in full, a line a step. */
async function stoppedAt(app: Page, panel: Locator, step: number): Promise<string[]> {
  await reached(panel, step);
  await panel.getByRole("button", { name: "Stop" }).click();
  await expect(ended(panel)).toHaveText("Stopped", { timeout: TRAINED });
  const waiting = app.waitForEvent("download");
  await panel.getByRole("button", { name: "Loss per step: save numbers as CSV" }).click();
  const text = readFileSync(await (await waiting).path(), "utf8");
  const lines = text.trim().split(/\r?\n/).slice(1);
  expect(lines.map((line) => Number(line.split(",")[0]))).toEqual(lines.map((_, i) => i + 1));
  return lines;
}

/** Pauses, and tells after which step; what is stored goes that far. */
async function pause(panel: Locator): Promise<number> {
  await panel.getByRole("button", { name: "Pause" }).click();
  await expect(paused(panel)).toBeVisible();
  return stepOf(panel);
}

test("a training goes on after a reload in its middle, to the losses of an unbroken one", async ({
  app,
  picture,
}) => {
  await withMoves(app);
  const panel = await openTraining(app);
  await train(panel, ENDLESS);
  await reached(panel, 60);
  await picture("resume-running");
  // A pause writes a checkpoint; else the first one comes after a minute.
  const at = await pause(panel);
  expect(at).toBeGreaterThanOrEqual(60);
  await panel.getByRole("button", { name: "Resume" }).click();
  await expect(running(panel)).toBeVisible();
  await reached(panel, at + 40);

  await app.reload();
  await expect(
    app.getByText(`The training that was interrupted goes on from step ${at}.`),
  ).toBeVisible();
  await openTraining(app);
  await expect(running(panel)).toBeVisible();
  await reached(panel, at + 1);
  await expectAccessible(app, "a training that goes on after a reload");
  await picture("resume-after-reload");
  const broken = await stoppedAt(app, panel, at + 80);
  await picture("resume-stopped");
  await panel.getByRole("button", { name: "Discard" }).click();

  await predicted(app);
  await train(panel, ENDLESS);
  const unbroken = await stoppedAt(app, panel, at + 80);
  const both = Math.min(broken.length, unbroken.length);
  expect(both).toBeGreaterThanOrEqual(at + 80);
  expect(broken.slice(0, both), `paused at step ${at}`).toEqual(unbroken.slice(0, both));
});

test("a paused training waits while one works, and through a reload, as what it made does; Stop ends it too", async ({
  app,
  picture,
}) => {
  await withMoves(app);
  await addSpanType(app, "Boat");
  await addText(app, "The ferry Selkie left Ghent.\nIda Moss lives in Oslo.", "Ferries");
  await predicted(app);
  const panel = await openTraining(app);
  await train(panel, LONG);
  await reached(panel, 20);
  const at = await pause(panel);
  await expectAccessible(app, "a paused training");
  await picture("resume-paused");
  await app.emulateMedia({ colorScheme: "dark" });
  await expectAccessible(app, "a paused training, dark", "colours");
  await picture("resume-paused-dark");
  await app.emulateMedia({ colorScheme: "light" });

  const own = sentence(app, 1).getByRole("button", { name: "Selkie, Boat, confirmed" });
  await test.step("meanwhile one annotates, and the model predicts", async () => {
    await label(app, sentence(app, 1), "Selkie", "Boat");
    await expect(own).toBeVisible();
    await app.getByRole("button", { name: "Predict again" }).click();
    await predicted(app);
    await expect(sentence(app, 2).getByRole("button", { name: /^Oslo, Location/ })).toBeVisible();
    await expect(paused(panel)).toBeVisible();
    await saved(app);
  });

  await app.reload();
  await expect(app.getByText(`A training is paused at step ${at}`)).toBeVisible();
  await openTraining(app);
  await expect(paused(panel)).toBeVisible();
  await predicted(app);
  await expect(own).toBeVisible();
  await picture("resume-paused-reloaded");
  await test.step("on a narrow screen too", async () => {
    const size = app.viewportSize();
    await app.setViewportSize({ width: 400, height: 800 });
    await app.getByRole("radio", { name: "Inspector", exact: true }).click();
    await expectAccessible(app, "a paused training, narrow", "all but colours");
    await picture("resume-paused-narrow");
    if (size) await app.setViewportSize(size);
  });

  await panel.getByRole("button", { name: "Resume" }).click();
  await reached(panel, at + 1);
  await expect(ended(panel)).toHaveText("Trained", { timeout: TRAINED });
  const report = await panel.getByText(/steps? in/).textContent();

  await app.reload();
  await expect(app.getByText("A trained model waits to be kept or discarded.")).toBeVisible();
  await openTraining(app);
  await expect(ended(panel)).toHaveText("Trained");
  await expect(panel.getByText(/steps? in/)).toHaveText(report ?? "");
  await expectAccessible(app, "a trained model after a reload");
  await picture("resume-candidate-reloaded");
  await panel.getByLabel("Name of the model").fill("Movers");
  await panel.getByRole("button", { name: "Keep" }).click();
  const models = panel.getByRole("region", { name: "Models" });
  await expect(models.getByRole("listitem").filter({ hasText: "Movers" })).toBeVisible();
  await saved(app);
  await app.reload();
  await expect(status(app)).toContainText("Movers");
  await predicted(app);
  await openTraining(app);
  await expect(panel.getByRole("heading", { name: "Train on what you confirmed" })).toBeVisible();

  await test.step("Stop ends one that a reload left paused, with what it learnt", async () => {
    await train(panel, ENDLESS);
    await reached(panel, 5);
    await pause(panel);
    await app.reload();
    await openTraining(app);
    await expect(paused(panel)).toBeVisible();
    await predicted(app);
    await panel.getByRole("button", { name: "Stop" }).click();
    await expect(ended(panel)).toHaveText("Stopped", { timeout: TRAINED });
    await app.emulateMedia({ colorScheme: "dark" });
    await picture("resume-stopped-dark");
    await panel.getByRole("button", { name: "Discard" }).click();
    await predicted(app);
    await expect(panel.getByRole("heading", { name: "Train on what you confirmed" })).toBeVisible();

    // Nothing of it is left for the next visit.
    await app.reload();
    await predicted(app);
    await openTraining(app);
    await expect(panel.getByRole("heading", { name: "Train on what you confirmed" })).toBeVisible();
    await expect(app.getByText(/^A training is paused/)).toBeHidden();
  });
});
