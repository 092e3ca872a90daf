// The app without a network, and in a new version: on a plain host under a sub-path.
import type { Server } from "node:http";
import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { freePort } from "../serve/freePort.ts";
import { servePlainly } from "../serve/plainServer.ts";
import { addText, documents, drop, predicted, saved, status } from "../steps.ts";
import { openTraining, train } from "../training.ts";
import { builtVersion } from "./builtVersion.ts";

const PORT = await freePort();
const SUB_PATH = "/people/me/spanloom/";
/** What is served now; null: there is no network. */
let served: string | null = null;
let server: Server;
const OLD = "test-results/offline/old";
const NEW = "test-results/offline/new";

test.describe.configure({ mode: "serial" });
test.use({
  baseURL: `http://127.0.0.1:${PORT}${SUB_PATH}`,
  serviceWorkers: "allow",
  model: "bundled", // the versions have the tiny one
});
test.beforeAll(async () => {
  builtVersion(OLD, "-old");
  builtVersion(NEW, "-new");
  server = await servePlainly(() => served, SUB_PATH, PORT);
});
test.beforeEach(() => {
  served = OLD;
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const SENTENCES = JSON.stringify(
  Array.from({ length: 20 }, (_, i) => ({
    tokens: `In ${1960 + i} Ada moved to Ghent .`.split(" "),
    entities: [{ type: "Loc", start: 5, end: 6 }],
    relations: [],
  })),
);

/** Whether the page says that it opens without a network. */
async function expectKept(app: Page): Promise<void> {
  await status(app).click();
  const box = app.getByRole("dialog", { name: "Model and device" });
  await expect(box.getByText("it opens without a network, too")).toBeVisible();
  await app.keyboard.press("Escape");
}
/** The version that the page is of. */
const version = (app: Page) =>
  app.evaluate(() => /-(old|new)\.js/.exec(document.scripts[document.scripts.length - 1].src)?.[1]);
const offer = (app: Page) => app.getByRole("status").filter({ hasText: "A new version is ready" });
/** As the browser does by itself when a page is opened. */
const look = (app: Page) =>
  app.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));

test("reads and trains without a network, and a new version waits until it is wanted", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await expectKept(app);
  served = null;
  await app.reload();
  await predicted(app);
  await addText(app, "Ada moved to Ghent in 1960.", "Offline");
  await predicted(app);
  await drop(app, { "moves.json": SENTENCES });
  await expect(documents(app).filter({ hasText: "moves.json" })).toBeVisible();
  await predicted(app);
  const panel = await openTraining(app);
  await train(panel, { Epochs: "200", "Sentences a step": "1", Seed: "3" });
  await expect(panel.getByText(/^Step [1-9]\d* of/)).toBeVisible();

  served = NEW;
  await look(app);
  await expect(offer(app)).toContainText("The training goes on after the reload.");
  await picture("update-offered");
  await offer(app).getByRole("button", { name: "Later" }).click();
  await expect(offer(app)).toBeHidden();
  await saved(app);
  await app.reload();
  expect(await version(app)).toBe("old");
  // What the page has not asked for yet comes from the old version, which the server has no more.
  await app.getByRole("banner").getByRole("button", { name: "Help" }).click();
  const help = app.getByRole("dialog");
  await expect(help).toBeVisible();
  await app.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await offer(app).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => version(app).catch(() => null)).toBe("new");
  await expect(panel.or(await openTraining(app)).getByText(/^Step [1-9]\d* of/)).toBeVisible();
  await app.getByRole("button", { name: "Stop" }).first().click();
  await expectKept(app);
});

test.describe("what browsers do", () => {
  test.use({ brought: /^Failed to load resource/ });

  test("heals what is damaged, and says when it cannot", async ({ app, page }) => {
    await predicted(app);
    await expectKept(app);
    const damage = (ending: string) =>
      app.evaluate(async (end) => {
        const name = (await caches.keys()).find((one) => one.startsWith("spanloom-app"))!;
        const cache = await caches.open(name);
        for (const { url } of await cache.keys())
          if (url.includes(end)) await cache.put(url, new Response("damaged"));
      }, ending);
    await damage("assets/start-");
    await app.reload();
    await predicted(app);
    served = null;
    await app.reload(); // it was mended
    await predicted(app);
    await damage("assets/start-");
    await app.reload().catch(() => {}); // it is opened anew meanwhile
    await expect(
      page.getByRole("heading", { name: "Spanloom cannot be opened now" }),
    ).toBeVisible();
    served = OLD;
    await page.getByRole("link", { name: "Try again" }).click();
    await predicted(app);
  });

  test("works where there is no room to be kept, and says so", async ({
    page,
    context,
    baseURL,
  }) => {
    const browser = await context.newCDPSession(page);
    await page.goto(`${baseURL}favicon.svg`);
    const origin = new URL(baseURL!).origin;
    await browser.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_500_000 });
    await page.goto(baseURL!);
    await predicted(page);
    await status(page).click();
    const box = page.getByRole("dialog", { name: "Model and device" });
    await expect(box.getByText("this browser has no room to keep it")).toBeVisible();
    await page.keyboard.press("Escape");
    await addText(page, "Ada moved to Ghent in 1960.", "Full");
    await predicted(page);
  });
});

test("takes a shared text, and erases what is kept", async ({ app, page }) => {
  await predicted(app);
  await expectKept(app);
  served = null;
  const action = new URL("share", page.url()).href;
  // As the system does: from outside of the page, whose policy lets no form be sent.
  await page.goto("about:blank");
  await page.evaluate((action) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "POST", action, enctype: "multipart/form-data" });
    for (const [name, value] of [
      ["title", "A note"],
      ["text", "Ada moved to Ghent."],
    ])
      form.append(Object.assign(document.createElement("input"), { name, value }));
    document.body.append(form);
    form.submit();
  }, action);
  const dialog = app.getByRole("dialog", { name: "New text" });
  await expect(dialog.getByLabel("Text")).toHaveValue("A note\n\nAda moved to Ghent.");
  expect(new URL(page.url()).search).toBe("");
  await dialog.getByRole("button", { name: "Add text" }).click();
  await predicted(app);
  served = OLD;
  await app.getByRole("button", { name: "Erase everything stored here" }).click();
  await app.getByRole("button", { name: "Erase everything", exact: true }).click();
  const kept = () =>
    app.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      caches: (await caches.keys()).filter((name) => !name.endsWith("-models")),
    }));
  await expect.poll(kept).toEqual({ workers: 0, caches: [] });
});
