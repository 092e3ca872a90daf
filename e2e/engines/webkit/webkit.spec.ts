// The first hour of a stranger in WebKit: what is read, corrected, learnt and kept, and there without a network.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { builtVersion } from "../../offline/builtVersion.ts";
import { freePort } from "../../serve/freePort.ts";
import { servePlainly } from "../../serve/plainServer.ts";
import { startWebkit, type Webkit } from "./startWebkit.ts";
import type { WebkitPage } from "./webkitPage.ts";

const DIST = "test-results/engines/webkit";
const SUB_PATH = "/spanloom/";
const SHIPS = [
  "Marigold",
  "Windhover",
  "Selkie",
  "Corriedale",
  "Tamarack",
  "Pellinore",
  "Lodestar",
  "Quickstep",
];
const LABELLED = JSON.stringify(
  SHIPS.map((ship) => ({
    tokens: `The ferry ${ship} sails at noon .`.split(" "),
    entities: [{ type: "Ship", start: 2, end: 3 }],
    relations: [],
  })),
);
const PREDICTED = /[1-9]\d* suggestions? open/;

let served: string | null = DIST;
let server: Server;
let webkit: Webkit;
let address: string;
const profile = mkdtempSync(join(tmpdir(), "spanloom-webkit-"));

test.beforeAll(async () => {
  builtVersion(DIST, "-webkit");
  const port = await freePort();
  address = `http://127.0.0.1:${port}${SUB_PATH}`;
  server = await servePlainly(() => served, SUB_PATH, port);
  webkit = await startWebkit(profile);
});
test.afterAll(async () => {
  await webkit?.end();
  server?.closeAllConnections();
  server?.close();
  rmSync(profile, { recursive: true, force: true });
});

/** The names of spans and arcs that are drawn. */
const drawn = (page: WebkitPage) =>
  page.run(() =>
    [...document.querySelectorAll("[data-surface] [role=button][aria-label]")].map(
      (one) => one.getAttribute("aria-label") ?? "",
    ),
  );
const status = (page: WebkitPage) => page.run(() => document.querySelector("header")?.innerText);
const saved = (page: WebkitPage) => page.shows(/Saved \d/);

test("in WebKit a text is read, corrected and learnt from, and all is there again without a network", async () => {
  const { page } = webkit;
  const picture = async (name: string) =>
    test.info().attach(name, { body: await page.picture(), contentType: "image/png" });

  await test.step("a first visit shows what the model finds", async () => {
    await page.goto(address);
    await page.shows(PREDICTED);
    expect(await status(page)).toContain("WASM");
  });

  await test.step("a text is typed, corrected by mouse and keys, undone and redone", async () => {
    await page.click("button", "New text");
    await page.wait(() => document.activeElement?.localName === "textarea");
    await page.type("Ida Moss lives in Oslo.");
    await page.click("[role=dialog] button", "Add text");
    await page.wait(() => document.querySelectorAll("[data-surface] [role=group]").length === 1);
    await page.shows(PREDICTED);
    await page.click("[data-surface] [role=button]", "Ida Moss, ");
    await page.press("Enter");
    await expect
      .poll(() => drawn(page))
      .toContainEqual(expect.stringMatching(/^Ida Moss, \w+, confirmed$/));
    await page.press("Control+z");
    await expect
      .poll(() => drawn(page))
      .toContainEqual(expect.stringMatching(/^Ida Moss, \w+, suggested/));
    await page.press("Control+Shift+z");
    await expect
      .poll(() => drawn(page))
      .toContainEqual(expect.stringMatching(/^Ida Moss, \w+, confirmed$/));
    await picture("corrected");
  });

  await test.step("a file is dropped", async () => {
    await page.drop("ferries.json", LABELLED);
    await page.click("[role=dialog] button", "Import");
    await expect.poll(() => drawn(page)).toContain("Marigold, Ship, confirmed");
  });

  await test.step("a model is trained, kept and exported", async () => {
    await page.click("[role=tab]", "Train");
    await page.click("[role=tabpanel] button.primary", "Train");
    await page.click("[role=tabpanel] button", "Keep");
    await expect.poll(() => status(page)).toContain("My model 1");
    await saved(page);
    await page.click("header button", "Export");
    await page.click("[role=menuitem]", "Model folder");
    await expect.poll(() => readdirSync(join(profile, "downloads"))).toEqual(["My model 1.zip"]);
    await picture("kept");
  });

  await test.step("without a network all is there, and the model reads on", async () => {
    await page.wait(() => navigator.serviceWorker.controller !== null);
    served = null;
    await page.reload();
    await expect.poll(() => status(page)).toContain("My model 1");
    await page.click("button", "New text");
    await page.wait(() => document.activeElement?.localName === "textarea");
    await page.type("Grace Vane lives in Paris.");
    await page.click("[role=dialog] button", "Add text");
    await expect
      .poll(() => drawn(page))
      .toContainEqual(expect.stringMatching(/^Paris, \w+, suggested/));
    await picture("offline");
  });
});
