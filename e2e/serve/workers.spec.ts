// Workers may load no more than the page: also on a host that sends no policy of its own.
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, expect } from "../app.ts";
import { freePort } from "./freePort.ts";
import { servePlainly } from "./plainServer.ts";

const PORT = await freePort();
let plain: Server;
let elsewhere: Server;
let asked = 0;

// What is refused is told in the console, which journeys take for a fault.
const test = base.extend({ watch: ({ page: _ }, use) => use(undefined) });

test.beforeAll(async () => {
  plain = await servePlainly("dist", "/", PORT);
  elsewhere = createServer((_, response) => {
    asked += 1;
    response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("here");
  }).listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
});
test.afterAll(() => {
  for (const server of [plain, elsewhere]) {
    server.closeAllConnections();
    server.close();
  }
});

/** Runs in a worker: the ways by which it got to an address. */
async function tryToReach(address: string): Promise<string[]> {
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    fetch: () => fetch(address),
    "fetch without looking": () => fetch(address, { mode: "no-cors" }),
    script: () => import(/* @vite-ignore */ address),
    scripts: async () =>
      (globalThis as unknown as { importScripts(url: string): void }).importScripts(address),
    socket: () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(address.replace("http", "ws"));
        socket.onopen = resolve;
        socket.onerror = reject;
      }),
    events: () =>
      new Promise((resolve, reject) => {
        const source = new EventSource(address);
        source.onopen = resolve;
        source.onerror = reject;
      }),
    worker: () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(address, { type: "module" });
        worker.onmessage = resolve;
        worker.onerror = reject;
      }),
  };
  const reached = await Promise.all(
    Object.entries(ways).map(([way, go]) =>
      go().then(
        () => [way],
        () => [],
      ),
    ),
  );
  return reached.flat();
}

for (const host of ["plain", "isolating"] as const)
  test(`no worker reaches another origin: ${host} host`, async ({ page, baseURL }) => {
    const home = host === "plain" ? `http://127.0.0.1:${PORT}/` : (baseURL as string);
    const other = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    asked = 0;
    await page.goto(home);
    // Once the model is loaded, the workers are there.
    await expect(page.getByRole("button", { name: /\d threads?\)/ })).toBeVisible();
    const workers = page.workers();
    expect(workers.length).toBeGreaterThan(0);
    const answers = async (address: string) =>
      Promise.all(workers.map((worker) => worker.evaluate(tryToReach, address)));
    expect(await answers(home)).toEqual(workers.map(() => ["fetch", "fetch without looking"]));
    expect(await answers(other)).toEqual(workers.map(() => []));
    expect(asked).toBe(0);
  });
