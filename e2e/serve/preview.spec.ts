import { expect, test } from "../app.ts";

test("the preview isolates the page, so that WASM may use threads", async ({ app }) => {
  await expect(app).toHaveTitle("Spanloom");
  await expect(app.getByRole("heading", { name: "Spanloom" })).toBeVisible();
  expect(await app.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("a missing file is a 404, not the page", async ({ request }) => {
  const response = await request.get("models/none/config.json");
  expect(response.status()).toBe(404);
});
