import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { documents, drop, predicted } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";

const PEOPLE = ["Ida Moss", "Robert Vane", "Marta Lindquist", "Luc Perrin", "Emil Dahl"];
const PLACES = ["Oslo", "Bergen", "Halden Bay", "Vernay", "Port Merrow", "Scotland", "Rome"];

/** Every third sentence is labelled as nobody would: so that some of what is suggested is wrong. */
const CORPUS = Array.from({ length: 90 }, (_, i) => {
  const person = PEOPLE[i % PEOPLE.length];
  const place = PLACES[i % PLACES.length].split(" ");
  const before = `${person} lived ${i} years in`.split(" ");
  const tokens = [...before, ...place, "."];
  const people = i % 3 === 0 ? [] : [{ type: "Peop", start: 0, end: 2 }];
  const at = { type: "Loc", start: before.length, end: before.length + place.length };
  return { tokens, entities: [...people, at], relations: [] };
});

test("curves are drawn, scores are measured and corrected, and a type asks for sureness", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await drop(app, { "corpus.json": JSON.stringify(CORPUS) });
  await expect(documents(app).filter({ hasText: "corpus.json" })).toBeVisible();
  const panel = await openTraining(app);
  await train(panel, { Epochs: "4", "Sentences a step": "4", Seed: "1" });
  await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });

  await test.step("a chart has a legend that hides lines, a table, and files", async () => {
    const chart = panel.getByRole("figure", { name: "Loss per step" });
    await chart.getByRole("button", { name: "Types of spans" }).click();
    await expect(chart.getByRole("img", { name: /Types of spans: from/ })).toBeVisible();
    await chart.getByText("As a table").click();
    await expect(chart.getByRole("columnheader", { name: "All together" })).toBeVisible();
    for (const [button, file] of [
      ["save numbers as CSV", "spanloom-loss-per-step.csv"],
      ["save drawing as SVG", "spanloom-loss-per-step.svg"],
    ]) {
      const download = app.waitForEvent("download");
      await chart.getByRole("button", { name: button }).click();
      expect((await download).suggestedFilename()).toBe(file);
    }
    await chart.getByText("As a table").click();
    await chart.scrollIntoViewIfNeeded();
    await picture("curves");
  });

  const scores = panel.getByRole("region", { name: "Scores" });
  await test.step("after the training scores are corrected by what was held out", async () => {
    const row = scores.getByRole("row", { name: /^As given/ });
    await expect(row).toContainText(/\d+\.\d \(\d+\.\d–\d+\.\d\)/, { timeout: TRAINED });
    await expect(scores.getByRole("checkbox", { name: /^Correct scores/ })).toBeChecked();
    await scores.getByText("Scores beside what is right").click();
    const chart = scores.getByRole("figure", { name: "Scores of spans" });
    await expect(chart.getByRole("img", { name: /As the model gives them/ })).toBeVisible();
    await chart.scrollIntoViewIfNeeded();
    await expectAccessible(app, "reliability");
    await picture("scores-reliability");
  });

  await test.step("a type asks for sureness, by a slider that says what it gives", async () => {
    await scores.getByText("Which suggestions are shown").click();
    const slider = scores.getByRole("slider", { name: /Peop/ });
    await slider.focus();
    await slider.press("PageUp");
    const item = scores
      .getByRole("listitem")
      .filter({ has: app.getByRole("slider", { name: /Peop/ }) });
    await expect(item).toContainText("from 10 %");
    await expect(item).toContainText(/precision \d+ %/);
    await scores.getByRole("button", { name: "Best F1" }).click();
    await slider.scrollIntoViewIfNeeded();
    await expectAccessible(app, "thresholds");
    await picture("scores-thresholds");
    await app.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(app, "thresholds in the dark", "colours");
    await picture("scores-thresholds-dark");
    await scores.getByText("Which suggestions are shown").click();
    await scores.getByRole("figure", { name: "Scores of spans" }).scrollIntoViewIfNeeded();
    await picture("scores-reliability-dark");
    await app.emulateMedia({ colorScheme: "light" });
  });

  await test.step("on a narrow screen nothing is wider than it", async () => {
    await app.setViewportSize({ width: 400, height: 800 });
    await app.getByRole("radio", { name: "Inspector", exact: true }).click();
    await scores.getByRole("figure", { name: "Scores of spans" }).scrollIntoViewIfNeeded();
    await expectAccessible(app, "scores at 400 pixels", "all but colours");
    await picture("scores-400");
  });
});
