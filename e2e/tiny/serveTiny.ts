import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";

/** Serves the tiny model in place of the bundled one. */
export async function serveTiny(context: BrowserContext, root: string): Promise<void> {
  await context.route("**/models/*/*", async (route) => {
    const file = new URL(route.request().url()).pathname.split("/").at(-1)!;
    const path = join(root, "e2e/tiny/model", file);
    await (existsSync(path) ? route.fulfill({ path }) : route.fulfill({ status: 404 }));
  });
}
