import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";

/** The tiny models, by their folders: one with the types of the bundled one, one that goes by names. */
export const TINY = { tiny: "model", named: "named" } as const;

/** Serves a tiny model in place of the bundled ones. */
export async function serveTiny(
  context: BrowserContext,
  root: string,
  which: keyof typeof TINY = "tiny",
): Promise<void> {
  // They are in no list of what is kept: each is taken as it is.
  await context.route("**/assets/bundledList-*.json", (route) => route.fulfill({ json: {} }));
  await context.route("**/models/*/*", async (route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1)!;
    const path = join(root, "e2e/tiny", TINY[which], file);
    await (existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 }));
  });
}
