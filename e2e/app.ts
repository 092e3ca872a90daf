// What every journey starts from: the built app, opened by someone who was never there.
import { test as base, expect, type Page } from "@playwright/test";
import { typeInFirefox } from "./engines/typeInFirefox.ts";
import { isServedHub } from "./hub/serveHub.ts";
import { serveTiny, type TINY } from "./tiny/serveTiny.ts";

export { expect };

/** What is served as the bundled model: itself, or a tiny one, which is there at once. */
export interface ModelOption {
  readonly model: "bundled" | keyof typeof TINY;
  /** Errors in the console that a test brings about. */
  readonly brought: RegExp | null;
}

interface Fixtures extends ModelOption {
  /** Serves a tiny model. */
  readonly serveModel: undefined;
  /** The page with the app open, in an empty profile. */
  readonly app: Page;
  /** With `PICTURES=1`, keeps a picture of the page under test-results/screenshots. */
  readonly picture: (name: string) => Promise<void>;
  /** Fails the test on errors, on what the page's policy forbids, and on requests to other origins. */
  readonly watch: undefined;
}

/** Playwright's `test`, with the app opened and watched. */
export const test = base.extend<Fixtures>({
  model: ["tiny", { option: true }],
  brought: [null, { option: true }],

  serveModel: [
    async ({ context, model }, use) => {
      if (model !== "bundled") await serveTiny(context, process.cwd(), model);
      await use(undefined);
    },
    { auto: true },
  ],

  app: async ({ page }, use) => {
    await page.goto("./");
    await use(page);
  },

  picture: async ({ page }, use, { project }) => {
    await use(async (name) => {
      if (!process.env.PICTURES) return;
      await page.screenshot({ path: `test-results/screenshots/${project.name}-${name}.png` });
    });
  },

  watch: [
    async ({ context, baseURL, brought, browserName }, use) => {
      const complaints: string[] = [];
      if (browserName === "firefox") await typeInFirefox(context);
      await context.addInitScript(() =>
        document.addEventListener("securitypolicyviolation", (event) =>
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
        ),
      );
      context.on("console", (message) => {
        if (message.type() !== "error" || brought?.test(message.text())) return;
        complaints.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => complaints.push(`uncaught: ${error.error().stack}`));
      context.on("request", (request) => {
        const url = request.url();
        if (isElsewhere(url, baseURL!) && !isServedHub(context, url))
          complaints.push(`request to ${url}`);
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

function isElsewhere(url: string, home: string): boolean {
  const { protocol, origin } = new URL(url); // the origin of a blob: is that of its page
  return protocol !== "data:" && origin !== new URL(home).origin;
}
