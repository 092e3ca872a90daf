import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { download } from "./download.ts";
import { memoryPlace } from "./fixtures/memoryPlace.ts";
import type { Fault } from "./fixtures/sendFile.ts";
import { someModel } from "./fixtures/someModel.ts";
import { testHub } from "./fixtures/testHub.ts";
import { browserGet } from "./getters.ts";
import { lookUp } from "./lookUp.ts";
import { policyBlocks } from "./policyBlocks.ts";

let close = async () => {};
afterEach(() => close());

async function offered() {
  const made = await testHub(someModel());
  close = made.close;
  return { ...made, offer: await lookUp(made.hub, "org/tiny-bert") };
}

const answer = (status: number, code?: string): Fault => ({
  kind: "status",
  status,
  ...(code !== undefined && { headers: { "x-error-code": code } }),
});
const always = (fault: Fault) => Array<Fault>(9).fill(fault);
const FILE = "config.json";
const LARGE = "/large/";

/** What happens on the way, and what is said of it and of what to do. */
const FAILURES: readonly (readonly [string, string, readonly Fault[], readonly string[]])[] = [
  ["gated since", FILE, [answer(403, "GatedRepo")], ["is not open to all", "sign in at"]],
  ["closed since", FILE, [answer(401)], ["no model “org/tiny-bert” that is open", "Check how its"]],
  [
    "its file gone",
    FILE,
    [answer(404, "EntryNotFound")],
    ["has no config.json", "Look it up again"],
  ],
  ["its commit gone", FILE, [answer(404, "RevisionNotFound")], ["no longer", "Look it up again"]],
  ["asked too often", FILE, always(answer(429)), ["asked too often", "Try again later"]],
  ["down", FILE, always(answer(503)), ["answers with 503", "Try again later"]],
  ["cut", LARGE, always({ kind: "cut", after: 9 }), ["was cut", "5 tries. Try again later"]],
  ["a large file refused", LARGE, [answer(403)], ["host of large files", "with 403: try again"]],
  ["too long", LARGE, [{ kind: "longer", by: 5, isTold: true }], ["5005 bytes", "try again"]],
  ["changed", LARGE, [{ kind: "changed" }], ["other contents", "was thrown away. Try again"]],
  [
    "led elsewhere",
    "model.safetensors",
    [{ kind: "sendTo", address: "https://example.org/x" }],
    ["the Hub sends to example.org, which is none of its hosts", "Download the files by hand"],
  ],
];

test.each(FAILURES)("%s: what happened and what to do is said", async (_, part, faults, says) => {
  const made = await offered();
  made.faults(part, faults);
  const failing = download(made.hub, made.offer, memoryPlace().place);
  const { message } = (await failing.catch((error: Error) => error as Error)) as Error;
  for (const words of says) expect(message).toContain(words);
});

test("no network: what to look at", async () => {
  const { hub, offer, close } = await offered();
  await close();
  await expect(download(hub, offer, memoryPlace().place)).rejects.toThrow(
    `no connection to ${hub.endpoint}: given up after 5 tries. Check that this computer is online`,
  );
});

test("a full disk: what it needs, and that it goes on", async () => {
  const { hub, offer } = await offered();
  await expect(download(hub, offer, memoryPlace(new Map(), 3000).place)).rejects.toThrow(
    "there is no more room on the disk: the model needs 5.3 kB. Make room, and go on: what came",
  );
});

test("a wrong name and a wrong revision: where to look", async () => {
  const { hub, endpoint } = await offered();
  await expect(lookUp(hub, "org/none")).rejects.toThrow("Check how its name is written; if it is");
  await expect(lookUp(hub, "org/tiny-bert@v9")).rejects.toThrow(
    `has no revision “v9” on the Hub. Those that there are, branches and tags, are listed at ${endpoint}/`,
  );
});

/** What a browser does with a request that its policy blocks. @param named the address it tells; null: none */
async function inBrowser(named: ((url: string) => string) | null) {
  const { hub, offer } = await offered();
  const scope = new EventTarget();
  const fetching = async (url: string) => {
    // The event follows the failure.
    setTimeout(() => {
      const event = new Event("securitypolicyviolation");
      if (named) scope.dispatchEvent(Object.assign(event, { blockedURI: named(url) }));
    });
    throw new TypeError("Failed to fetch");
  };
  const blocks = policyBlocks(scope, hub.endpoint);
  const get = browserGet(hub.endpoint, fetching as typeof fetch, blocks);
  return download({ ...hub, get }, offer, memoryPlace().place);
}

test("what the page's policy blocks is told from a connection that is not there", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 100 });
  onTestFinished(() => void vi.useRealTimers());
  // Chromium names where the redirect began.
  await expect(inBrowser((url) => url)).rejects.toThrow(
    "the Hub sends to a host that Spanloom does not ask, which the browser does not name",
  );
  await close();
  await expect(inBrowser(() => "https://cdn.example.org/x")).rejects.toThrow(
    "the Hub sends to cdn.example.org, which is none of its hosts",
  );
  await close();
  await expect(inBrowser(null)).rejects.toThrow("no connection to");
});
