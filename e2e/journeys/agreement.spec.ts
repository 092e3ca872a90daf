import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInBothSchemes } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { actOn, drop, predicted } from "../steps.ts";

const TEXT = "Ada Hill met Bob in Rome. Bob works for Acme there. Eve left Oslo.";

type Span = readonly [words: string, type: string];

/** A line as doccano writes it. */
function line(spans: readonly Span[], relations: readonly (readonly [number, string, number])[]) {
  const entities = spans.map(([words, label], id) => {
    const start = TEXT.indexOf(words);
    return { id, label, start_offset: start, end_offset: start + words.length };
  });
  const links = relations.map(([from, type, to], id) => ({ id, from_id: from, to_id: to, type }));
  return `${JSON.stringify({ text: TEXT, entities, relations: links })}\n`;
}

const MINE = line(
  [
    ["Ada Hill", "Person"],
    ["Bob", "Person"],
    ["Rome", "Place"],
    ["Acme", "Firm"],
  ],
  [
    [0, "Met", 1],
    [1, "In", 2],
  ],
);
const THEIRS = line(
  [
    ["Ada", "Person"],
    ["Bob", "Firm"],
    ["Rome", "Place"],
    ["Acme", "Firm"],
    ["Eve", "Person"],
    ["Oslo", "Place"],
  ],
  [
    [1, "Met", 0],
    [1, "In", 2],
    [4, "Left", 5],
  ],
);

const pane = (app: Page): Locator => app.getByRole("region", { name: "Agreement", exact: true });
const card = (app: Page): Locator => pane(app).getByRole("article");
const left = (app: Page): Locator => pane(app).getByRole("status");

/** Opens the dialog by the palette, and chooses a file in it. */
async function compareWith(app: Page, name: string, content: string): Promise<void> {
  await app.keyboard.press("Control+k");
  await app.keyboard.type("kappa");
  await app.keyboard.press("Enter");
  const dialog = app.getByRole("dialog", { name: "Compare" });
  const choosing = app.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a file" }).press("Enter");
  const mimeType = "application/jsonl";
  await (await choosing).setFiles({ name, mimeType, buffer: Buffer.from(content) });
  const shown = app.getByRole("dialog", { name: "Compare with a file" });
  await shown.getByRole("button", { name: "Compare", exact: true }).press("Enter");
  await expect(shown).toBeHidden();
}

test("what two people annotated apart is compared, and decided difference by difference", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await drop(app, { "mine.jsonl": MINE });
  await actOn(app, "mine.jsonl", "Compare with…");
  await expect(app.getByRole("dialog", { name: "Compare" })).toBeVisible();
  await expectAccessible(app, "the dialog of a comparison");
  await picture("agreement-dialog");
  await app.keyboard.press("Escape");
  await compareWith(app, "theirs.jsonl", THEIRS);

  await expect(left(app)).toHaveText(/^3 sentences that both have confirmed in 1 document\./);
  const measure = (name: string) => pane(app).getByRole("row").filter({ hasText: name });
  // 2 of 4 and 6 spans are the same; Bob and Ada overlap, but only Ada with the same type.
  await expect(measure("Spans, strict: F1").getByRole("cell")).toHaveText("40.0");
  await expect(measure("Spans, relaxed: F1").getByRole("cell")).toHaveText("60.0");
  await expect(measure("Types of spans: kappa").getByRole("cell")).toHaveText("0.500");
  await expect(measure("Types of relations: kappa").getByRole("cell")).toHaveText("not defined");
  await expectAccessibleInBothSchemes(app, "agreement", (scheme) =>
    picture(`agreement-figures-${scheme}`),
  );

  await pane(app).getByRole("radio", { name: "Differences" }).click();
  await expect(left(app)).toHaveText(/^6 differences left/);
  await expect(card(app)).toHaveAccessibleName("Span with other borders, 1 of 6");
  await expectAccessibleInBothSchemes(app, "a difference", (scheme) =>
    picture(`agreement-difference-${scheme}`),
  );
  await card(app).focus();
  await app.keyboard.press("2"); // Ada
  await expect(card(app)).toHaveAccessibleName("Span of another type, 1 of 5");
  await expect(card(app).getByRole("img").first()).toHaveAccessibleName(/: Ada, Person, confirmed/);
  await app.keyboard.press("1"); // Bob stays
  await expect(card(app)).toHaveAccessibleName("Relation the other way round, 1 of 4");
  await app.keyboard.press("u");
  await expect(card(app)).toHaveAccessibleName("Span of another type, 1 of 5");
  await app.keyboard.press("3");
  await expect(left(app)).toContainText("Undo the last decision");
  await app.keyboard.press("Control+z");
  await expect(card(app)).toHaveAccessibleName("Span of another type, 1 of 5");
  await app.keyboard.press("ArrowLeft");
  await app.keyboard.press("ArrowDown");
  await expect(card(app)).toHaveAccessibleName("Span only right, 2 of 4");
  await pane(app).getByRole("button", { name: "Take right" }).click();
  await expect(pane(app)).toContainText("Everything is decided.");

  await app.setViewportSize({ width: 400, height: 800 });
  await pane(app)
    .getByRole("button", { name: /^Undo the last decision/ })
    .click();
  await expect(card(app)).toBeVisible();
  await expectAccessible(app, "a difference when narrow", "all but colours");
  await card(app).scrollIntoViewIfNeeded();
  await picture("agreement-difference-narrow");
  await pane(app).getByRole("radio", { name: "Agreement" }).click();
  await expectAccessible(app, "agreement when narrow", "all but colours");
  await picture("agreement-figures-narrow");
  await pane(app).getByRole("radio", { name: "Differences" }).click();
  await pane(app).getByRole("button", { name: "Take right" }).click();
  await app.setViewportSize({ width: 1280, height: 800 });

  // The project is what was decided: with their file again only Bob differs, whom nobody moved.
  await pane(app).getByRole("button", { name: "Close the comparison" }).click();
  await compareWith(app, "theirs.jsonl", THEIRS);
  await pane(app).getByRole("radio", { name: "Differences" }).click();
  await expect(card(app)).toHaveAccessibleName("Span of another type, 1 of 1");
  await card(app)
    .getByRole("button", { name: /^Open in the text/ })
    .click();
  await expect(app.getByRole("main", { name: "Text" })).toBeVisible();
});
