import { expect, test } from "../app.ts";
import { predicted, status, surface } from "../steps.ts";
import { openTraining } from "../training.ts";

const spans = /, suggested, (?:by name only, )?\d+ %$/;
const arcs = / from .+ to .+, suggested, \d+ %$/;

test.use({ model: "bundled" });

test("a first visit shows spans and arcs of the sample, why this device computes, and another model", async ({
  app,
  picture,
}) => {
  await test.step("spans and arcs of the sample without a click", async () => {
    await expect(surface(app)).toContainText("Marta Lindquist"); // before the model is there
    const began = Date.now();
    await expect(surface(app).getByRole("button", { name: spans }).first()).toBeVisible();
    console.log(`first span after ${Date.now() - began} ms`);
    await predicted(app);
    console.log(`all of the sample after ${Date.now() - began} ms`);
    expect(await surface(app).getByRole("button", { name: spans }).count()).toBeGreaterThan(5);
    await expect(surface(app).getByRole("button", { name: arcs }).first()).toBeVisible();
    await expect(status(app)).toContainText("CPU (WASM");
    await expect(status(app)).toContainText("bundled");
    await picture("first-visit");
  });

  await test.step("the status line says why this device computes", async () => {
    await status(app).click();
    const details = app.getByRole("dialog", { name: "Model and device" });
    await expect(details).toContainText("there is no WebGPU adapter here");
    await expect(details).toContainText("sends it no text");
    await picture("device");
    await app.keyboard.press("Escape");
    await expect(details).toBeHidden();
  });

  await test.step("the other bundled model is fetched when it is chosen, and each reads by its own types", async () => {
    const fetched: string[] = [];
    app.on("request", (request) => void fetched.push(new URL(request.url()).pathname));
    const spansShown = () => surface(app).getByRole("button", { name: spans }).count();
    const panel = await openTraining(app);
    const models = panel.getByRole("region", { name: "Models" });
    await models.getByRole("button", { name: /CoNLL04/ }).click();
    await expect(status(app)).toContainText("CoNLL04 (bundled)");
    expect(fetched.some((path) => path.includes("/models/conll04/"))).toBe(true);
    await expect(app.getByText(/The types of CoNLL04 .* are there now/)).toBeVisible();
    await predicted(app);
    const shown = await spansShown();
    expect(shown).toBeGreaterThan(5);

    // The general one reads these types by their names: its own do not take what is of them.
    await models.getByRole("button", { name: /General/ }).click();
    await expect(status(app)).toContainText("General (bundled)");
    await predicted(app);
    await expect.poll(spansShown).toBeGreaterThan(shown / 2);
    await picture("other-bundled");
  });
});

test("a browser without a private file system is told what it lacks", async ({ page, picture }) => {
  await page.addInitScript(() => {
    Object.defineProperty(StorageManager.prototype, "getDirectory", { value: undefined });
  });
  await page.goto("./");
  await expect(page.getByRole("heading", { name: /cannot run in this browser/ })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("listitem")).toContainText("OPFS");
  await picture("unsupported");
});

test("a browser without fast WebAssembly is told so", async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto("./");
  await expect(page.getByRole("listitem")).toContainText("WebAssembly SIMD");
});
