import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { expect } from "../expect.ts";
import { documents, drop, predicted } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";
import type { Killing } from "./killRounds.ts";
import { storedWork } from "./storedWork.ts";

const NAMES = ["Ada Marsh", "Ilse Brandt", "Tomas Reyes", "Mei Lindqvist", "Olu Adeyemi"];
const TOWNS = ["Ghent", "Lisbon", "Kyoto"];
const MOVES = Array.from({ length: 60 }, (_, i) => ({
  tokens: `In ${1960 + i} ${NAMES[i % 5]} moved to ${TOWNS[i % 3]} .`.split(" "),
  entities: [
    { type: "Peop", start: 2, end: 4 },
    { type: "Loc", start: 6, end: 7 },
  ],
  relations: [],
}));
const SETTINGS = { Epochs: "3", Seed: "3", "Rehearsed sentences a step": "0" };

/** Kills while a model is trained, or kept: no confirmed sentence is lost, and no half model opens. */
export const killModels: Killing = {
  models: "tiny",
  begin: async (page) => {
    await predicted(page);
    await drop(page, { "moves.json": JSON.stringify(MOVES) });
    await expect(documents(page).filter({ hasText: "moves.json" })).toBeVisible();
    await predicted(page);
    await page.locator("header .saved", { hasText: "Saved" }).waitFor();
  },
  round: async (page, draw, round) => {
    const before = await storedWork(page);
    const panel = await openTraining(page);
    const running = panel.getByRole("heading", { name: /^Training/ });
    const ended = panel.getByRole("heading", { name: /^(Trained|Stopped)$/ });
    const start = panel.getByRole("button", { name: "Train", exact: true });
    await expect(running.or(ended).or(start).first()).toBeVisible();
    if ((await running.count()) + (await ended.count()) === 0) await train(panel, SETTINGS);
    const name = `Kept ${round}`;
    let isShown = false;
    if (draw.below(2) === 0) await pause(draw.below(2500));
    else {
      await expect(ended).toBeVisible({ timeout: TRAINED });
      await panel.getByLabel("Name of the model").fill(name);
      await panel.getByRole("button", { name: "Keep", exact: true }).click({ noWaitAfter: true });
      await pause(draw.below(draw.below(4) === 0 ? 3000 : 400));
      const item = page.getByRole("region", { name: "Models" }).getByRole("listitem");
      isShown = (await item.filter({ hasText: name }).count()) > 0;
    }
    return {
      watching: Promise.resolve(),
      check: async (next) => {
        await predicted(next); // The model that was in use opens.
        const after = await storedWork(next);
        const kept = Object.values(after.models);
        const torn = kept.filter((files) => !isSameSet(files, kept[0]));
        const lost = Object.keys(before.models).filter((one) => !Object.hasOwn(after.models, one));
        return [
          ...(after.confirmed === before.confirmed
            ? []
            : [`${after.confirmed} of ${before.confirmed} sentences are confirmed`]),
          ...(torn.length > 0 ? [`${torn.length} half models are marked as whole`] : []),
          ...(lost.length > 0 ? [`kept models are gone: ${lost.join(", ")}`] : []),
          ...(isShown && !Object.hasOwn(after.models, name) ? [`${name} was shown as kept`] : []),
          ...(await openingFaults(next, Object.keys(after.models).length)),
        ];
      },
    };
  },
};

/** What is measured of a model once it is kept comes beside its files: it is whole without. */
const LATER = "measured.json";

/** Models of one kind have the same files; the weights of one are as large as those of another. */
const isSameSet = (files: Readonly<Record<string, number>>, others: typeof files): boolean =>
  Object.keys(others)
    .filter((name) => name !== LATER)
    .every((name) =>
      name.endsWith(".safetensors") ? files[name] === others[name] : files[name] > 0,
    );

/** Opens the model that is listed last, and looks whether as many are listed as are stored. */
async function openingFaults(page: Page, stored: number): Promise<string[]> {
  await openTraining(page);
  const items = page.getByRole("region", { name: "Models" }).getByRole("listitem");
  const use = items.getByRole("button", { name: "Use", exact: true });
  if (stored > 0) await expect(items.first()).toBeVisible();
  const isFree = (await use.count()) > 0 && (await use.last().isEnabled());
  if (isFree) {
    await use.last().click();
    await predicted(page);
  }
  const failed = await page.getByText("The model cannot run").count();
  return failed > 0 ? ["a model that is listed cannot be opened"] : [];
}
