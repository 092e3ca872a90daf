import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { focusedName, tabTo } from "../keyboard.ts";
import { predicted, saved, sentence, status, surface } from "../steps.ts";
import { TRAINED } from "../training.ts";

const TEXT = [
  "Ida Moss lives in Oslo.",
  "Robert Vane works for Northgate Shipping.",
  "Nobody was at the mill.",
  "Grace Okafor was born in Halden Bay, Norway.",
  "The Calder Institute is based in Glenmore.",
  "Luc Perrin met Henry Dahl in Vernay.",
].join(" ");

/** Goes from sentence to sentence until this one is current. */
async function goTo(app: Page, number: number): Promise<void> {
  const current = surface(app).locator('[data-current="true"]');
  const now = Number((await current.getAttribute("aria-label"))!.match(/\d+/)![0]);
  for (let at = now; at !== number; at += Math.sign(number - now))
    await app.keyboard.press(number > now ? "." : ",");
}

test("from a text to a kept model without a pointer", async ({ app, picture }) => {
  await predicted(app);
  await tabTo(app, surface(app));
  await app.keyboard.press("n");
  await app.keyboard.type(TEXT);
  await tabTo(app, app.getByRole("button", { name: "Add text" }));
  await app.keyboard.press("Enter");
  await predicted(app);

  await test.step("correct", async () => {
    await tabTo(app, surface(app));
    await app.keyboard.press("j");
    await expect.poll(() => focusedName(app)).toMatch(/, suggested, \d+ %$/);
    await app.keyboard.press("Enter");
    for (let number = 1; number <= 6; number++) {
      await goTo(app, number);
      await app.keyboard.press("a");
      await expect(sentence(app, number)).toHaveAccessibleName(`Sentence ${number}, confirmed`);
    }
    await picture("keyboard-confirmed");
  });

  await test.step("train", async () => {
    await app.keyboard.press("Shift+T");
    const panel = app.getByRole("tabpanel", { name: "Train" });
    await tabTo(app, panel.getByRole("button", { name: "Expert settings" }));
    await app.keyboard.press("Enter");
    await tabTo(app, panel.getByLabel("Epochs", { exact: true }));
    await app.keyboard.press("ControlOrMeta+a");
    await app.keyboard.type("2");
    await tabTo(app, panel.getByRole("button", { name: "Train", exact: true }));
    await app.keyboard.press("Enter");
    await expect(panel.getByRole("heading", { name: "Trained" })).toBeVisible({ timeout: TRAINED });
    await tabTo(app, panel.getByLabel("Name of the model"));
    await app.keyboard.press("ControlOrMeta+a");
    await app.keyboard.type("By keys");
    await tabTo(app, panel.getByRole("button", { name: "Keep" }));
    await picture("keyboard-trained");
    await app.keyboard.press("Enter");
    await expect(status(app)).toContainText("By keys");
    await saved(app);
  });

  await test.step("go on with the text", async () => {
    await app.keyboard.press("Escape");
    await tabTo(app, surface(app));
    await app.keyboard.press("ArrowRight");
    await app.keyboard.press("ControlOrMeta+z");
    await expect(sentence(app, 6)).toHaveAccessibleName("Sentence 6");
  });
});
