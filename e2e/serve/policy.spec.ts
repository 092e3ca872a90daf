// The app under its policy as a host sends it, with reports of what the policy forbade.
import type { Server } from "node:http";
import type { Page } from "@playwright/test";
import { hostHeaders } from "../../src/hosting/headers.ts";
import { policyOf } from "../../src/hosting/safePage.ts";
import { test as base, expect } from "../app.ts";
import { drop, exported, predicted } from "../steps.ts";
import { openTraining, TRAINED, train } from "../training.ts";
import { freePort } from "./freePort.ts";
import { servePlainly } from "./plainServer.ts";
import { type ReportPlace, takeReports } from "./reports.ts";

const PORT = await freePort();
const { "Content-Security-Policy": policy, ...others } = hostHeaders(policyOf(process.cwd()));
let server: Server;
let place: ReportPlace;

// What is forbidden on purpose is told in the console, which journeys take for a fault.
const test = base.extend({ watch: ({ page: _ }, use) => use(undefined) });

test.use({ baseURL: `http://127.0.0.1:${PORT}/` });
test.beforeAll(async () => {
  place = await takeReports();
  const reporting = `${policy}; report-uri ${place.address}`;
  server = await servePlainly("dist", "/", PORT, {
    ...others,
    "Content-Security-Policy": reporting,
  });
});
test.afterAll(() => {
  for (const one of [server, place.server]) {
    one.closeAllConnections();
    one.close();
  }
});

const palette = (app: Page) => app.getByRole("dialog", { name: "Commands" });

/** Opens the palette; a dialog that is still being loaded comes up first, and is closed. */
const openPalette = (app: Page): Promise<void> =>
  expect(async () => {
    await app.keyboard.press("Escape");
    await app.keyboard.press("Control+k");
    await expect(palette(app)).toBeVisible({ timeout: 1000 });
  }).toPass();

/** The commands that open a dialog or another view, as their English names show: their ids in the palette. */
async function views(app: Page): Promise<string[]> {
  await openPalette(app);
  const items = palette(app).getByRole("menuitem");
  await expect(items.first()).toBeVisible();
  const ids = await items.evaluateAll((all) =>
    all.map(({ dataset, textContent: name }) =>
      /…|: /.test(name) && !name.startsWith("Language") ? dataset.key! : "",
    ),
  );
  await app.keyboard.press("Escape");
  await expect(palette(app)).toBeHidden();
  return ids.filter((id) => id !== "");
}

/** Runs a command by the palette, if it can be run now. */
async function look(app: Page, id: string): Promise<boolean> {
  await openPalette(app);
  await expect(palette(app).getByRole("menuitem").first()).toBeVisible();
  const item = palette(app).locator(`[data-key="${id}"]:not([aria-disabled=true])`);
  const canRun = (await item.count()) > 0;
  await (canRun ? item.click() : app.keyboard.press("Escape"));
  await expect(palette(app)).toBeHidden();
  return canRun;
}

test("nothing of a session is against the policy, and what is is reported", async ({
  app,
  picture,
}) => {
  const told: string[] = [];
  await app.exposeFunction("tellViolation", (what: string) => void told.push(what));
  await app.evaluate(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      (globalThis as unknown as { tellViolation(what: string): void }).tellViolation(
        `${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  expect(await app.evaluate(() => crossOriginIsolated)).toBe(true);
  await predicted(app);

  const sentences = Array.from({ length: 12 }, (_, i) => ({
    tokens: `The ferry Selkie sails at ${i} .`.split(" "),
    entities: [{ type: "Ship", start: 2, end: 3 }],
    relations: [],
  }));
  await drop(app, { "ships.json": JSON.stringify(sentences) });
  const panel = await openTraining(app);
  await train(panel, { Epochs: "1" });
  await expect(panel.getByRole("button", { name: "Keep" })).toBeVisible({ timeout: TRAINED });
  await exported(app, "brat standoff");
  let looks = 0;
  for (const id of await views(app)) if (await look(app, id)) looks++;
  expect(looks).toBeGreaterThan(12);
  await expect(async () => {
    await app.keyboard.press("Escape");
    await expect(app.getByRole("dialog")).toBeHidden({ timeout: 500 });
  }).toPass();
  await picture("policy-views");
  expect(told).toEqual([]);
  expect(place.reports).toEqual([]);

  // The same of each kind, so that a silence above says something.
  await app
    .evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", "<b></b>");
    })
    .catch(() => {});
  await app.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "b{color:red}";
    document.head.append(style);
  });
  const [worker] = app.workers();
  await worker.evaluate(() => fetch("https://example.com/").catch(() => null));
  await expect
    .poll(() => new Set(place.reports.map(({ directive }) => directive)))
    .toEqual(new Set(["require-trusted-types-for", "style-src-elem", "connect-src"]));
  expect(new Set(told).size).toBe(2); // the header and the page say it of each
});
