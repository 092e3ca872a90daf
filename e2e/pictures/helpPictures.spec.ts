// `npm run help-pictures`: the pictures of the help, as the built app draws them with a tiny model.
import { writeFileSync } from "node:fs";
import type { CDPSession, Locator, Page } from "@playwright/test";
import {
  HELP_PICTURES,
  type HelpPictureName,
  pictureFile,
  SCHEMES,
} from "../../src/ui/help/helpPictures.ts";
import { test } from "../app.ts";
import { addText, dropFiles, importing, predicted, sentence, surface } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";

/** Our own words; what is invented in them is nobody's. */
const TEXT = [
  "Ida Moss lives in Oslo and works for Calder Mills.",
  "Her brother Jon Moss moved from Bergen to Turin last spring.",
].join(" ");
const MANY = Array.from(
  { length: 120 },
  (_, i) => `Ida Moss met Jon Berg in ${["Oslo", "Turin", "Bergen"][i % 3]} on day ${i + 1}.`,
).join(" ");
const IMPORTED = "Marta Lind lives in Westerhaven.\tPort of Westerhaven\n";

/** Of WebP, in per cent. */
const QUALITY = 80;

test.use({ viewport: { width: 1180, height: 760 }, deviceScaleFactor: 1 });

test("the pictures of the help", async ({ app, context }) => {
  const session = await context.newCDPSession(app);
  const shot = (name: HelpPictureName, of: Locator) => inBothSchemes(app, session, name, of);
  await app.emulateMedia({ reducedMotion: "reduce" });
  await predicted(app);

  await addText(app, TEXT, "Letters");
  await predicted(app);
  const row = sentence(app, 1);
  const span = row.getByRole("button", { name: /^Oslo, / });
  await shot("text", surface(app));
  await span.click();
  await shot("selection", app.getByRole("region", { name: "Selection" }));
  await app.keyboard.press("r");
  await shot("relating", surface(app));
  await app.keyboard.press("Escape");

  await dropFiles(app, { "letters.tsv": `text\tplace\n${IMPORTED}` });
  await importing(app).getByRole("button", { name: "Import", exact: true }).waitFor();
  await shot("importing", importing(app));
  await app.keyboard.press("Escape");

  await addText(app, MANY, "Many letters");
  await predicted(app);
  await surface(app).focus();
  await app.keyboard.press(".");
  for (let i = 0; i < 60; i++) {
    await app.keyboard.press("a");
    await app.keyboard.press(".");
  }
  const panel = await openTraining(app);
  await shot("training", panel.getByRole("region", { name: "Training", exact: true }));
  await train(panel, { Epochs: "1" });
  const finished = app.getByRole("heading", { name: "Trained" });
  await finished.waitFor({ timeout: TRAINED });
  await shot("proof", panel.getByRole("region", { name: "Before and After" }));
});

/** Cuts the upper left part of something out of the page, as large as its picture is. */
async function inBothSchemes(
  app: Page,
  session: CDPSession,
  name: HelpPictureName,
  of: Locator,
): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await app.emulateMedia({ colorScheme });
    await of.screenshot(); // scrolls to it, and waits until nothing moves in it
    const { x, y, width, height } = (await of.boundingBox())!;
    const size = HELP_PICTURES[name];
    const clip = {
      x,
      y,
      width: Math.min(size.width, width),
      height: Math.min(size.height, height),
      scale: 2,
    };
    const { data } = await session.send("Page.captureScreenshot", {
      format: "webp",
      quality: QUALITY,
      clip,
    });
    writeFileSync(`public/${pictureFile(name, colorScheme)}`, Buffer.from(data, "base64"));
  }
  await app.emulateMedia({ colorScheme: "light" });
}
