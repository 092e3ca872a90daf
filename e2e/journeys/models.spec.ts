import type { Locator, Page } from "@playwright/test";
import { expectAccessibleInBothSchemes } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { tabTo } from "../keyboard.ts";
import { drop, predicted, saved, sentence, status } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";

const ROBERTA = "src/parity/fixtures/encoders/roberta";
const NAMES = ["Ida", "Robert", "Marta", "Grace", "Luc", "Henry"];
const PLACES = ["Oslo", "Bergen", "Paris", "Norway", "Rome"];
const SAILORS = NAMES.flatMap((first) =>
  PLACES.map((place) => ({
    tokens: [first, "lives", "in", place, "."],
    entities: [
      { type: "Sailor", start: 0, end: 1 },
      { type: "Loc", start: 3, end: 4 },
    ],
    relations: [],
  })),
);
const RECIPE = {
  Epochs: "40",
  "Learning rate of the encoder": "0.003",
  "Learning rate of the heads": "0.01",
};

const pane = (app: Page): Locator => app.getByRole("region", { name: "All models" });
const row = (app: Page, name: string): Locator =>
  pane(app).getByRole("listitem").filter({ hasText: name });

async function openModels(app: Page): Promise<void> {
  await status(app).click();
  await app.getByRole("button", { name: "All models" }).click();
  await expect(pane(app)).toBeVisible();
}

test("a bare encoder is added by a folder, learns the user's types, and is kept", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await openModels(app);
  await expect(row(app, "General model")).toContainText("BERT, 2 layers of 48");
  await expectAccessibleInBothSchemes(app, "the models", (scheme) => picture(`models-${scheme}`));

  await test.step("what is no model is refused with the reason", async () => {
    const choosing = app.waitForEvent("filechooser");
    await pane(app).getByRole("button", { name: "Choose files or a zip" }).click();
    await (await choosing).setFiles(`${ROBERTA}/model.safetensors`);
    await expect(pane(app).getByRole("alert")).toContainText("no config.json");
    await pane(app).getByRole("button", { name: "Close" }).click();
  });

  await test.step("its folder is looked at, and added", async () => {
    const choosing = app.waitForEvent("filechooser");
    await pane(app).getByRole("button", { name: "Choose a folder" }).click();
    await (await choosing).setFiles(ROBERTA);
    const form = pane(app).getByRole("form", { name: "Model to add" });
    await expect(form).toContainText("RoBERTa, 2 layers of 32");
    await expectAccessibleInBothSchemes(app, "a model to add", (scheme) =>
      picture(`models-adding-${scheme}`),
    );
    await form.getByLabel("Name").fill("My RoBERTa");
    await app.keyboard.press("Enter");
    await expect(row(app, "My RoBERTa")).toContainText("licence not stated");
  });

  await test.step("its card is read and closed by keys", async () => {
    await tabTo(app, row(app, "My RoBERTa").getByRole("button", { name: "Card of My RoBERTa" }));
    await app.keyboard.press("Enter");
    const card = app.getByRole("dialog", { name: "My RoBERTa" });
    await expect(card).toContainText("bare encoder");
    await picture("models-card");
    await app.keyboard.press("Escape");
    await expect(card).toBeHidden();
  });

  await test.step("it opens, suggests nothing, and says so", async () => {
    await row(app, "My RoBERTa").getByRole("button", { name: "Open My RoBERTa" }).click();
    await expect(row(app, "My RoBERTa").getByText("in use")).toBeVisible();
    await picture("models");
    await app.getByRole("radio", { name: "Text", exact: true }).click();
    await expect(app.getByText("learns your types when you train it")).toBeVisible();
    await expect(app.getByRole("button", { name: "Predict again" })).toBeDisabled();
  });

  await test.step("a training from it learns the types of the project", async () => {
    await drop(app, { "sailors.json": JSON.stringify(SAILORS) });
    const panel = await openTraining(app);
    await expect(panel).toContainText("bare encoder");
    await train(panel, RECIPE);
    await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });
    await panel.getByLabel("Name of the model").fill("Sailors");
    await panel.getByRole("button", { name: "Keep", exact: true }).click();
    const kept = panel.getByRole("listitem").filter({ hasText: "Sailors" });
    await expect(kept.getByText("in use")).toBeVisible();
  });

  await test.step("it is there after a reload, and finds what it learnt", async () => {
    await saved(app);
    await app.reload();
    await predicted(app);
    await drop(app, { "new.txt": "Luc lives in Oslo ." });
    await predicted(app);
    await expect(sentence(app, 1).getByRole("button", { name: /^Luc, Sailor/ })).toBeVisible();
    await openModels(app);
    await expect(row(app, "Sailors").getByText("in use")).toBeVisible();
    await expect(row(app, "Sailors")).toContainText("RoBERTa, 2 layers of 32");
    await expect(row(app, "Sailors")).toContainText("from My RoBERTa");
  });

  await test.step("it is exported, and what it came from is deleted", async () => {
    const waiting = app.waitForEvent("download");
    await row(app, "Sailors").getByRole("button", { name: "Export Sailors" }).click();
    await app.getByRole("menuitem", { name: "float16" }).click();
    expect((await waiting).suggestedFilename()).toBe("Sailors-float16.zip");
    await row(app, "My RoBERTa").getByRole("button", { name: "Delete My RoBERTa" }).click();
    const asked = app.getByRole("alertdialog", { name: "Delete “My RoBERTa”?" });
    await expect(asked).toContainText("1 model trained from it stays");
    await asked.getByRole("button", { name: "Delete" }).click();
    await expect(pane(app).getByText(/^None yet: add one below/)).toBeVisible();
  });
});
