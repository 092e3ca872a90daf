import { expect, test } from "../app.ts";
import { predicted, status } from "../steps.ts";

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
