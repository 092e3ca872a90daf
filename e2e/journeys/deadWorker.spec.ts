import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { addText, documents, label, predicted, saved, sentence, status } from "../steps.ts";
import { addSpanType, openTraining, train } from "../training.ts";

test.use({ model: "tiny" });

test("a worker that cannot start is told, and Try again makes a new one", async ({ page }) => {
  const scripts = /assets\/model\.worker[^/]*\.js$/;
  await page.route(scripts, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "throw new Error('broken on purpose')" }),
  );
  await page.goto("./");
  const alert = page.getByRole("alert").filter({ hasText: "a worker of the app ended" });
  await expect(alert).toBeVisible();
  await page.unroute(scripts);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toBeHidden();
  await expect(status(page)).toContainText("WASM");
  await predicted(page);
});

/** Ends the workers as a browser does that needs their memory: no event tells of it. */
function endWorkers(page: Page): void {
  // What ends gives no answer.
  for (const worker of page.workers()) void worker.evaluate("self.close()").catch(() => {});
}

test("workers that end without a word are made again: trainings and predictions go on, edits stay, all can be erased", async ({
  app,
}) => {
  await predicted(app);
  await test.step("a training says so and goes on, and everything can be erased", async () => {
    await addText(app, "Ida Moss lives in Oslo. Grace Vane lives in Paris.", "Places");
    await predicted(app);
    for (const number of [1, 2]) {
      await sentence(app, number).hover();
      await sentence(app, number).getByRole("button", { name: "Accept sentence" }).click();
      await expect(sentence(app, number)).toHaveAccessibleName(`Sentence ${number}, confirmed`);
    }
    const panel = await openTraining(app);
    await train(panel, { Epochs: "200", "Sentences a step": "1" });
    await expect(panel.getByText(/^Step \d+ of/)).toBeVisible();
    endWorkers(app);
    await expect(app.getByText(/The training goes on from its last checkpoint/)).toBeVisible();
    await expect(sentence(app, 2)).toHaveAccessibleName("Sentence 2, confirmed");
    await expect(panel.getByText(/^Step \d+ of/)).toBeVisible();
    await saved(app);

    endWorkers(app);
    await app.getByRole("button", { name: "Erase everything stored here" }).click();
    await app.getByRole("alertdialog").getByRole("button", { name: "Erase everything" }).click();
    await expect(documents(app)).toHaveText([/^Sample/]);
    await predicted(app);
    await app.reload();
    await predicted(app);
    await expect(documents(app)).toHaveText([/^Sample/]);
  });

  await test.step("predictions go on, edits stay", async () => {
    await addText(app, "Ida Moss lives in Oslo and sold the acetone. ".repeat(1500), "Long");
    await predicted(app);
    await addSpanType(app, "Compound");
    await label(app, sentence(app, 1), "acetone", "Compound");
    await app.getByRole("button", { name: "Predict again" }).click();
    await expect(app.getByRole("progressbar", { name: "Prediction" })).toBeVisible();
    endWorkers(app);
    await expect(app.getByText(/^The prediction was broken off/)).toBeVisible();
    await predicted(app);
    const own = sentence(app, 1).getByRole("button", { name: "acetone, Compound, confirmed" });
    await expect(own).toBeVisible();
    await expect(sentence(app, 1).getByRole("button", { name: /^Oslo, Location/ })).toBeVisible();
    // The worker that cuts texts was made again as well.
    await addText(app, "Grace Vane lives in Paris.", "Short");
    await expect(sentence(app, 1).getByRole("button", { name: /^Paris, Location/ })).toBeVisible();
  });
});
