import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, documents, drop, predicted, sentence, surface } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";

const PEOPLE = ["Ida Moss", "Robert Vane", "Marta Lindquist", "Luc Perrin", "Emil Dahl"];
const PLACES = ["Oslo", "Bergen", "Halden Bay", "Vernay", "Port Merrow", "Scotland", "Rome"];
const SHIPS = ["Kestrel", "Selkie", "Heron", "Lodestar", "Tamarack", "Marigold", "Pellinore"];

/** A sentence of SpERT JSON from words, of which some are labelled: "Ida Moss|Peop". */
function labelled(parts: readonly string[], relation?: string) {
  const tokens: string[] = [];
  const entities = parts.flatMap((part) => {
    const [text, type] = part.split("|");
    const start = tokens.length;
    tokens.push(...text.split(" "));
    return type ? [{ type, start, end: tokens.length }] : [];
  });
  const relations = relation ? [{ type: relation, head: 0, tail: 1 }] : [];
  return { tokens, entities, relations };
}

const pick = (names: readonly string[], i: number) => names[i % names.length];

/** Sentences of what the model knows, and of ships, which it does not. */
const CORPUS = Array.from({ length: 60 }, (_, i) => [
  labelled(
    [`${pick(PEOPLE, i)}|Peop`, `lived ${i} years in`, `${pick(PLACES, i)}|Loc`, "."],
    "Live_In",
  ),
  labelled([
    `On day ${i} the ferry`,
    `${pick(SHIPS, i)}|Ship`,
    "sailed to",
    `${pick(PLACES, i + 3)}|Loc`,
    ".",
  ]),
]).flat();

const UNREVIEWED = PEOPLE.map((person, i) => `${person} works for Delmas Bank in ${PLACES[i]}.`);

test("a training is proved down to the sentence, and what it changed elsewhere is walked through", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await drop(app, { "corpus.json": JSON.stringify(CORPUS) });
  await expect(documents(app).filter({ hasText: "corpus.json" })).toBeVisible();
  await addText(app, UNREVIEWED.join("\n"), "Unreviewed");
  await predicted(app);
  const panel = await openTraining(app);
  await train(panel, { Epochs: "15", "Sentences a step": "4", Seed: "1" });
  await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });

  const proof = panel.getByRole("region", { name: "Before and after" });
  await expect(proof.getByText(/^(Better|Worse) on spans|^Spans: not dist/)).toBeVisible();
  const figures = proof.getByRole("table", { name: /^On \d+ held-out sentences/ });
  await expect(figures.getByRole("rowgroup", { name: /^Spans \d+ to find/ })).toBeVisible();
  await expect(figures.getByRole("row", { name: /^F1 / }).first()).toContainText(
    /F1[\d.]+ \[[\d.]+, [\d.]+\]/,
  );
  await proof.getByText("By type", { exact: true }).click();
  await expect(proof.getByRole("row", { name: /^Ship \d+ / })).toContainText("better");
  await expectAccessible(app, "before and after");
  await picture("proof-figures");

  await test.step("a number lists its sentences, and one of them is shown in the text", async () => {
    await panel.getByRole("button", { name: "What is taken for what" }).click();
    const view = app.getByRole("main", { name: "What changed" });
    await view.getByRole("button", { name: /^Ship found as Ship: \d+/ }).click();
    const found = view.getByRole("list", { name: "Sentences" }).getByRole("listitem");
    await expect(found.first()).toContainText(/ferry .* sailed/);
    await expect(found.first()).toContainText(/is Ship: .*found Ship: /);
    await view.getByRole("button", { name: /^Ship found as Ship/ }).press("ArrowLeft");
    await expect(view.locator(".confusions button:focus")).toHaveCount(1);
    // What lies half below the tabs, as scrolled, would be taken for too small to hit.
    await panel
      .getByRole("button", { name: "What is taken for what" })
      .evaluate((button) => button.scrollIntoView({ block: "end" }));
    await expectAccessible(app, "confusions");
    await picture("proof-confusions");
    await app.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(app, "confusions in the dark", "colours");
    await picture("proof-confusions-dark");
    await app.emulateMedia({ colorScheme: "light" });
    await found.first().getByRole("button", { name: "Show in corpus.json" }).click();
    await expect(app.getByRole("main", { name: "Text" })).toBeVisible();
    await expect(
      sentence(app, 1)
        .page()
        .getByRole("button", { name: /, Ship, confirmed$/, pressed: true }),
    ).toBeVisible();
  });

  await test.step("changes elsewhere are walked through, side by side", async () => {
    await app.getByRole("radio", { name: "What changed" }).click();
    const view = app.getByRole("main", { name: "What changed" });
    await view.getByRole("radio", { name: "Other text" }).click();
    await view.getByRole("button", { name: /^All types, kept: \d+/ }).click();
    await expect(view.getByText(/^Kept: 1 of \d+$/)).toBeVisible();
    await view.getByRole("button", { name: "Next" }).click();
    await expect(view.getByText(/^Kept: 2 of \d+$/)).toBeVisible();
    await expect(view.getByRole("region", { name: "Before", exact: true })).toBeVisible();
    await view.getByRole("radio", { name: "After" }).click();
    await expect(view.getByRole("region", { name: "Before", exact: true })).toBeHidden();
    await view.getByRole("radio", { name: "Both" }).click();
    await expectAccessible(app, "changes");
    await picture("proof-changes");
    await view.getByRole("button", { name: "Show in Unreviewed" }).click();
    await expect(app.getByRole("main", { name: "Text" })).toBeVisible();
  });

  await test.step("on a narrow screen nothing is wider than it", async () => {
    await app.setViewportSize({ width: 400, height: 800 });
    // On low windows the sheet of a selected span takes the place of the views' tabs.
    await surface(app).press("Escape");
    await app.getByRole("radio", { name: "What changed" }).click();
    await expectAccessible(app, "changes, narrow", "all but colours");
    await picture("proof-changes-narrow");
    await app.getByRole("radio", { name: "Held-out sentences" }).click();
    await expectAccessible(app, "confusions, narrow", "all but colours");
    await picture("proof-confusions-narrow");
  });
});
