import type { BrowserContext, Route } from "@playwright/test";
import type { HeldModel } from "../../src/hub/fixtures/heldModel.ts";
import { type HubServer, startHubServer } from "../../src/hub/fixtures/hubServer.ts";

const OF_HUB = /^https:\/\/(?:[\w.-]+\.)?(?:huggingface\.co|hf\.co)(?=\/)/;
/** What the Hub lets pages of others read. */
const OPEN = {
  "access-control-allow-origin": "*",
  "access-control-expose-headers": "*",
};

const serving = new WeakSet<BrowserContext>();

/** Whether a test serves the Hub, and an address is of it. */
export const isServedHub = (context: BrowserContext, url: string): boolean =>
  serving.has(context) && OF_HUB.test(url);

/**
 * Answers what the browser asks of the Hub with what a local server says that behaves as the Hub
 * does. The page and its policy are as they are for everybody.
 */
export async function serveHub(
  context: BrowserContext,
  models: readonly HeldModel[],
): Promise<HubServer> {
  const server = await startHubServer(models);
  serving.add(context);
  await context.route(OF_HUB, (route) => answer(route, server.endpoint));
  return server;
}

async function answer(route: Route, endpoint: string): Promise<void> {
  const request = route.request();
  const range = await request.headerValue("range");
  const path = request.url().replace(OF_HUB, "");
  const options = { headers: range ? { range } : {}, redirect: "manual" } as const;
  // The way to large files is gone here: a browser does not ask again about where it is sent.
  const first = await fetch(endpoint + path, options);
  const to = first.headers.get("location");
  const found = to ? await fetch(new URL(to, endpoint), { headers: options.headers }) : first;
  const { "content-encoding": _, ...headers } = Object.fromEntries(found.headers);
  const body = Buffer.from(await found.arrayBuffer());
  await route.fulfill({ status: found.status, headers: { ...headers, ...OPEN }, body });
}
