import { expect, test } from "../app.ts";

test("the preview isolates the page, so that WASM may use threads", async ({ app }) => {
  await expect(app).toHaveTitle("Spanloom");
  await expect(app.getByRole("heading", { name: "Spanloom" })).toBeVisible();
  expect(await app.evaluate(() => crossOriginIsolated)).toBe(true);
});

test("a missing file is a 404, not the page, under the same policy", async ({ request }) => {
  const missing = await request.get("models/none/config.json");
  expect(missing.status()).toBe(404);
  const headers = (await request.get("./")).headers();
  for (const name of ["content-security-policy", "permissions-policy", "x-content-type-options"]) {
    expect(headers[name], name).toBeTruthy();
    expect(missing.headers()[name], name).toBe(headers[name]);
  }
});
