import { expect, test } from "../app.ts";
import { addText, computeOn, predicted, sentence, status } from "../steps.ts";
import {
  addSpanType,
  expectFall,
  labelEach,
  losses,
  openTraining,
  TRAINED,
  train,
} from "../training.ts";

// Held-out sentences are chosen by chance: of four, one at least is to be trained on.
const SHIPS = ["Selkie", "Marigold", "Lodestar", "Pellinore"];
// A step of a real model takes a quarter of a minute here: it is the parameters that count, not the
// words. What the sizes of a real one change is compared by `npm run parity`.
test.use({ model: "tiny" });
const FEWEST = {
  Epochs: "40",
  "Sentences a step": "4",
  "Rehearsed sentences a step": "0",
  Seed: "1",
};

test("the loss falls on a software adapter", async ({ app, picture }) => {
  await expect(status(app)).toContainText("WASM"); // software is no choice
  await predicted(app);
  await addText(app, SHIPS.map((ship) => `Ferry ${ship}.`).join("\n"), "Ferries");
  await predicted(app);
  await addSpanType(app, "Ship");
  await labelEach(app, SHIPS, "Ship");

  await computeOn(app, /WebGPU/);
  await expect(status(app)).toContainText("WebGPU · software");
  await predicted(app);
  const ship = sentence(app, 1).getByRole("button", { name: "Selkie, Ship, confirmed" });
  await expect(ship).toBeVisible();

  const panel = await openTraining(app);
  await train(panel, FEWEST);
  await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });
  console.log(`WebGPU, software: ${await panel.getByText(/steps? in/).textContent()}`);
  expectFall(await losses(panel), 0.8);
  await picture("train-finished");
});
