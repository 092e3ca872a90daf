import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { someModel } from "../../src/hub/fixtures/someModel.ts";
import { expectAccessible, expectAccessibleInBothSchemes } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { serveHub } from "../hub/serveHub.ts";
import { predicted, status } from "../steps.ts";

const BERT = "src/parity/fixtures/encoders/bert";
/** An encoder that opens, under a name with another licence than most. */
const HELD = someModel({
  repo: "Muellerei/tiny-bert",
  card: { license: "cc-by-nc-4.0", language: "de" },
  files: {
    "README.md": "---\nlicense: cc-by-nc-4.0\n---\n# <b>Korn & Mehl</b>\n",
    "config.json": readFileSync(`${BERT}/config.json`),
    "tokenizer.json": readFileSync(`${BERT}/tokenizer.json`),
    "vocab.txt": undefined,
    "model.safetensors": readFileSync(`${BERT}/model.safetensors`),
  },
});

const models = (app: Page): Locator => app.getByRole("region", { name: "All models" });
const section = (app: Page): Locator =>
  app.getByRole("region", { name: "From the Hugging Face Hub" });

async function look(app: Page, name: string): Promise<void> {
  await section(app).getByLabel("Name, or name@revision").fill(name);
  await app.keyboard.press("Enter");
}

test("a model of the Hub is looked up, downloaded, opened, and erased", async ({
  app,
  context,
  picture,
}) => {
  const hub = await serveHub(context, [HELD]);
  await predicted(app);
  await status(app).click();
  await app.getByRole("button", { name: "All models" }).click();
  await expect(section(app).getByRole("listitem").first()).toBeVisible();
  await expectAccessibleInBothSchemes(app, "models of the Hub", async (scheme) => {
    await section(app).scrollIntoViewIfNeeded();
    await picture(`hub-${scheme}`);
  });
  expect(hub.asked).toEqual([]);

  await look(app, "Muellerei/no such thing");
  await expect(section(app).getByRole("alert")).toBeVisible();
  await look(app, "Muellerei/other");
  await expect(section(app).getByRole("alert")).toContainText("Muellerei/other cannot be shown");

  await test.step("what it is stands there before anything is downloaded", async () => {
    await look(app, HELD.repo);
    const offer = section(app).getByRole("region", { name: `${HELD.repo} on the Hub` });
    await expect(offer).toContainText("BERT");
    await expect(offer).toContainText("cc-by-nc-4.0");
    await expect(offer.getByRole("button", { name: /^Download \d/ })).toBeFocused();
    await expectAccessibleInBothSchemes(app, "an offer", (scheme) =>
      picture(`hub-offer-${scheme}`),
    );
    await app.setViewportSize({ width: 400, height: 800 });
    await expectAccessible(app, "an offer when narrow", "all but colours");
    await picture("hub-offer-narrow");
    await app.setViewportSize({ width: 1280, height: 720 });
  });

  const added = models(app)
    .getByRole("listitem")
    .filter({ hasText: "tiny-bert" })
    .filter({ has: app.getByRole("button", { name: /^Card of/ }) });
  await test.step("it is downloaded by a key, and opens", async () => {
    await section(app)
      .getByRole("button", { name: /^Download \d/ })
      .press("Enter");
    await expect(added).toContainText("cc-by-nc-4.0");
    await added.getByRole("button", { name: /^Card of/ }).click();
    const card = app.getByRole("dialog");
    await expect(card).toContainText("<b>Korn & Mehl</b>"); // as it is written
    await picture("hub-card");
    await app.keyboard.press("Escape");
    await added.getByRole("button", { name: /^Open/ }).click();
    await expect(added.getByText("in use")).toBeVisible();
  });

  await test.step("erasing takes it, too", async () => {
    await app.getByRole("button", { name: "Erase everything stored here" }).click();
    const asked = app.getByRole("alertdialog");
    await asked.getByRole("button", { name: "Erase everything" }).click();
    await expect(added).toHaveCount(0);
    const left = await app.evaluate(async () => {
      const names: string[] = [];
      const root = await navigator.storage.getDirectory();
      for (const folder of ["hub", "added"])
        try {
          for await (const name of (await root.getDirectoryHandle(folder)).keys())
            names.push(`${folder}/${name}`);
        } catch {
          // There is none.
        }
      return names;
    });
    expect(left).toEqual([]);
  });
  await hub.close();
});
