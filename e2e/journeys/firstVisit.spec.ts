import { expect, test } from "../app.ts";
import { predicted, status, surface } from "../steps.ts";

const spans = /, suggested, \d+ %$/;
const arcs = / from .+ to .+, suggested, \d+ %$/;

test.use({ model: "bundled" });

test("a first visit shows spans and arcs of the sample without a click", async ({
  app,
  picture,
}) => {
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

test("the status line says why this device computes", async ({ app, picture }) => {
  await predicted(app);
  await status(app).click();
  const details = app.getByRole("dialog", { name: "Model and device" });
  await expect(details).toContainText("there is no WebGPU adapter here");
  await expect(details).toContainText("sends nothing");
  await picture("device");
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
