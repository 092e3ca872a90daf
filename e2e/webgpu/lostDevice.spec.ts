import { expect, test } from "../app.ts";
import { addText, computeOn, predicted, sentence, status } from "../steps.ts";

test("a device lost at work is told, and Try again brings a new one", async ({
  app,
  browser,
  picture,
}) => {
  await predicted(app);
  // Long enough to be at work for a while: the software adapter takes some seconds for it.
  await addText(app, "Ida Moss lives in Oslo. ".repeat(30));
  await predicted(app);
  await computeOn(app, /WebGPU/);
  await expect(status(app)).toContainText("WebGPU · software");
  await expect(app.getByRole("progressbar", { name: "Prediction" })).toBeVisible();

  const session = await browser.newBrowserCDPSession();
  await session.send("Browser.crashGpuProcess");
  const alert = app.getByRole("alert").filter({ hasText: "The graphics device was lost" });
  await expect(alert).toBeVisible();
  await picture("device-lost");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toBeHidden();
  await predicted(app);
  await expect(status(app)).toContainText("WebGPU · software");
  await expect(sentence(app, 1).getByRole("button", { name: /^Oslo, / })).toBeVisible();
});
