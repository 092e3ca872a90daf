import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { download } from "./download.ts";
import type { HeldModel } from "./fixtures/heldModel.ts";
import { memoryPlace } from "./fixtures/memoryPlace.ts";
import type { Fault } from "./fixtures/sendFile.ts";
import { noise, someModel } from "./fixtures/someModel.ts";
import { testHub } from "./fixtures/testHub.ts";
import { hasherOf } from "./hasher.ts";
import { lookUp } from "./lookUp.ts";
import type { HubProgress } from "./offer.ts";

let close = async () => {};
afterEach(() => close());

const WEIGHTS = "model.safetensors";

async function offered(model: HeldModel = someModel()) {
  const made = await testHub(model);
  close = made.close;
  const offer = await lookUp(made.hub, model.repo);
  const all = new Map(offer.files.map(({ path }) => [path, model.files.get(path)!]));
  /** Questions about weights, and for which parts. */
  const parts = () => made.asked.filter(({ host }) => host === "large").map(({ range }) => range);
  return { ...made, offer, all, parts };
}

/** Of the weights, which lie elsewhere. */
const atWeights = (...faults: Fault[]) => ["/large/", faults] as const;

test("all files come, as they are", async () => {
  const { hub, offer, all, waits } = await offered();
  const { place, files, openFiles } = memoryPlace();
  const told: HubProgress[] = [];
  await download(hub, offer, place, { onProgress: (progress) => void told.push(progress) });
  expect(files).toEqual(all);
  expect(openFiles()).toBe(0);
  expect(waits).toEqual([]);
  expect(told.at(-1)).toEqual({ doing: "downloading", done: offer.bytes, all: offer.bytes });
  expect(told.map(({ done }) => done)).toEqual(
    told.map(({ done }) => done).toSorted((a, b) => a - b),
  );
});

test.each([
  { what: "cut", faults: [{ kind: "cut", after: 1000 }] },
  {
    what: "cut twice",
    faults: [
      { kind: "cut", after: 1000 },
      { kind: "cut", after: 500 },
    ],
  },
  {
    what: "cut, then all is sent again",
    faults: [{ kind: "cut", after: 1000 }, { kind: "whole" }],
  },
  { what: "cut, then another part", faults: [{ kind: "cut", after: 1000 }, { kind: "otherPart" }] },
  { what: "cut before anything came", faults: [{ kind: "cut", after: 0 }] },
  { what: "ended early", faults: [{ kind: "longer", by: -100, isTold: false }] },
  { what: "refused for a while", faults: [{ kind: "status", status: 503 }] },
] satisfies { what: string; faults: Fault[] }[])("goes on when it is $what", async ({ faults }) => {
  const made = await offered();
  const { place, files } = memoryPlace();
  made.faults(...atWeights(...faults));
  await download(made.hub, made.offer, place);
  expect(files).toEqual(made.all);
  expect(made.waits.length).toBe(faults.filter(({ kind }) => kind !== "whole").length);
});

test("only what is missing is asked for", async () => {
  const made = await offered();
  made.faults(...atWeights({ kind: "cut", after: 1000 }));
  await download(made.hub, made.offer, memoryPlace().place);
  expect(made.parts()).toEqual([null, "bytes=1000-"]);
});

test("a server that refuses parts is asked for the whole, and what is here stays", async () => {
  const made = await offered();
  const { place, files } = memoryPlace();
  const refused: Fault = { kind: "status", status: 416 };
  made.faults(...atWeights({ kind: "cut", after: 1000 }, refused));
  await download(made.hub, made.offer, place);
  expect(files).toEqual(made.all);
  expect(made.parts()).toEqual([null, "bytes=1000-", null]);
});

test("a connection that falls silent is left", async () => {
  const made = await offered();
  const { place, files } = memoryPlace();
  made.faults(...atWeights({ kind: "silent", after: 1000 }));
  const small = made.offer.bytes - made.all.get(WEIGHTS)!.length;
  await download(made.hub, made.offer, place, {
    onProgress: ({ doing, done }) => {
      if (doing === "downloading" && done === small + 1000) setTimeout(made.fallSilent);
    },
  });
  expect(files).toEqual(made.all);
  expect(made.parts()).toEqual([null, "bytes=1000-"]);
});

test("given up after five failures in a row; what came is kept, and the next time goes on", async () => {
  const made = await offered();
  const { place, files } = memoryPlace();
  made.faults(...atWeights(...Array(5).fill({ kind: "cut", after: 10 })));
  await expect(download(made.hub, made.offer, place)).rejects.toThrow(
    "the connection to the Hub was cut: given up after 5 tries",
  );
  expect(made.waits).toEqual([1, 2, 4, 8]);
  const here = files.get(WEIGHTS)!.length;
  expect(here).toBeGreaterThan(0);
  await download(made.hub, made.offer, place);
  expect(files).toEqual(made.all);
  expect(made.parts().at(-1)).toBe(`bytes=${here}-`);
});

test("waiting is told, with the reason", async () => {
  const made = await offered();
  made.faults(...atWeights({ kind: "status", status: 429, headers: { "retry-after": "30" } }));
  const told: HubProgress[] = [];
  await download(made.hub, made.offer, memoryPlace().place, {
    onProgress: (p) => void told.push(p),
  });
  expect(told.filter(({ doing }) => doing === "waiting")).toMatchObject([
    { wait: { why: "the Hub answers that it was asked too often", seconds: 30 } },
  ]);
});

test("many cuts do not end what goes on between them", async () => {
  const model = someModel({ files: { [WEIGHTS]: new Uint8Array(7 * 2 ** 20) } });
  const made = await offered(model);
  const { place, files } = memoryPlace();
  made.faults(...atWeights(...Array(6).fill({ kind: "cut", after: 2 ** 20 })));
  await download(made.hub, made.offer, place);
  expect(Buffer.compare(files.get(WEIGHTS)!, model.files.get(WEIGHTS)!)).toBe(0);
  expect(made.waits).toEqual(Array(6).fill(1));
});

test.each([
  { what: "too long, as it says", fault: { kind: "longer", by: 5, isTold: true } },
  { what: "too short, as it says", fault: { kind: "longer", by: -5, isTold: true } },
  { what: "too long, unsaid", fault: { kind: "longer", by: 5, isTold: false } },
] satisfies { what: string; fault: Fault }[])("thrown away: $what", async ({ fault }) => {
  const made = await offered();
  const { place, files } = memoryPlace();
  made.faults(...atWeights(fault));
  await expect(download(made.hub, made.offer, place)).rejects.toThrow(
    `${WEIGHTS} of org/tiny-bert comes with ${fault.by < 0 ? 4995 : 5005} bytes, but the Hub says 5000`,
  );
  expect(files.has(WEIGHTS)).toBe(false);
  await download(made.hub, made.offer, place);
  expect(files).toEqual(made.all);
});

test.each([WEIGHTS, "config.json"])("thrown away: %s with another byte", async (path) => {
  const made = await offered();
  const { place, files } = memoryPlace();
  made.faults(path === WEIGHTS ? "/large/" : `/${path}`, [{ kind: "changed" }]);
  await expect(download(made.hub, made.offer, place)).rejects.toThrow(
    `${path} of org/tiny-bert came with other contents than the Hub says, and was thrown away`,
  );
  expect(files.has(path)).toBe(false);
});

test("what lay here is checked with what comes", async () => {
  const made = await offered();
  const { place, files } = memoryPlace(new Map([[WEIGHTS, noise(1000, 9)]]));
  await expect(download(made.hub, made.offer, place)).rejects.toThrow("other contents");
  expect(files.has(WEIGHTS)).toBe(false);
});

test("a file that lies here with all its bytes is checked, and not asked for", async () => {
  const made = await offered();
  const { place } = memoryPlace(new Map(made.all));
  const before = made.asked.length;
  const told: HubProgress[] = [];
  await download(made.hub, made.offer, place, { onProgress: (p) => void told.push(p) });
  expect(made.asked.length).toBe(before);
  expect(new Set(told.map(({ doing }) => doing))).toEqual(new Set(["checking"]));
});

test("what is longer than it should be is not kept", async () => {
  const made = await offered();
  const { place, files } = memoryPlace(new Map([[WEIGHTS, noise(9000)]]));
  await download(made.hub, made.offer, place);
  expect(files).toEqual(made.all);
});

test("stopped: what came stays", async () => {
  const made = await offered();
  const { place, files, openFiles } = memoryPlace();
  const ending = new AbortController();
  made.faults(...atWeights({ kind: "silent", after: 1000 }));
  const small = made.offer.bytes - made.all.get(WEIGHTS)!.length;
  const ended = download(made.hub, made.offer, place, {
    signal: ending.signal,
    onProgress: ({ done }) => {
      if (done === small + 1000) ending.abort();
    },
  });
  await expect(ended).rejects.toMatchObject({ name: "AbortError" });
  expect(files.get(WEIGHTS)?.length).toBe(1000);
  expect(openFiles()).toBe(0);
});

test("a full disk is told with how much it needs", async () => {
  const made = await offered();
  const { place, files } = memoryPlace(new Map(), 3000);
  await expect(download(made.hub, made.offer, place)).rejects.toThrow(
    "there is no more room on the disk: the model needs 5.3 kB",
  );
  expect(files.has("config.json")).toBe(true);
});

test("a model that was closed since says what to do", async () => {
  const made = await offered();
  made.faults("config.json", [
    { kind: "status", status: 403, headers: { "x-error-code": "GatedRepo" } },
  ]);
  await expect(download(made.hub, made.offer, memoryPlace().place)).rejects.toThrow(
    "org/tiny-bert is not open to all: sign in at",
  );
});

test("weights that a stranger would send are not asked for", async () => {
  const made = await offered();
  made.faults(WEIGHTS, [{ kind: "sendTo", address: "https://huggingface.co.example.org/x" }]);
  await expect(download(made.hub, made.offer, memoryPlace().place)).rejects.toThrow(
    "the Hub sends to huggingface.co.example.org, which is none of its hosts",
  );
});

test("the hashes are those of others", () => {
  const bytes = noise(100_000);
  const ofKind = (kind: "sha256" | "git-sha1") => {
    const hasher = hasherOf({ hash: { kind, hex: "" }, bytes: bytes.length });
    for (let at = 0; at < bytes.length; at += 999) hasher.add(bytes.subarray(at, at + 999));
    return hasher.hex();
  };
  expect(ofKind("sha256")).toBe(createHash("sha256").update(bytes).digest("hex"));
  const git = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  expect(ofKind("git-sha1")).toBe(git);
});
