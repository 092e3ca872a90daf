import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import type { HeldModel } from "../hub/fixtures/heldModel.ts";
import { someModel } from "../hub/fixtures/someModel.ts";
import { testHub } from "../hub/fixtures/testHub.ts";
import type { HubOffer, HubProgress } from "../hub/offer.ts";
import { formatSafetensors, type NamedArray } from "../io/safetensors.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { parseBertConfig } from "../model/encoders/encoderKinds.ts";
import { modelShapes } from "../model/parameters.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { hubNews } from "./hubChannel.ts";
import type { HubOutcome, HubService } from "./hubProtocol.ts";
import { createHubService } from "./hubService.ts";

const ENCODERS = "src/parity/fixtures/encoders";
const filesOf = (kind: string) =>
  new Map(
    readdirSync(join(ENCODERS, kind)).map((file): [string, Uint8Array] => {
      return [file, new Uint8Array(readFileSync(join(ENCODERS, kind, file)))];
    }),
  );
const encoder = (kind: string): HeldModel => ({ ...someModel(), files: filesOf(kind) });

let close = async () => {};
afterEach(() => close());

/** A browser with nothing stored, and the Hub; `reload` is the page opened anew. */
async function page(model: HeldModel, options: { failsOn?: string; room?: number } = {}) {
  const served = await testHub(model);
  close = served.close;
  const { storage } = fakeOpfs({ ...options, inPlace: true });
  const estimate = async () => ({ quota: options.room ?? 1e9, usage: 0 });
  const browser = { storage: { ...storage, estimate }, locks: fakeLocks() };
  const reload = () => createHubService(served.hub, browser);
  return { ...served, hubService: reload(), reload, browser, added: createAddedModels(browser) };
}

const silent = () => {};

test.each(readdirSync(ENCODERS))("%s comes from the Hub to the added models", async (kind) => {
  const { hubService, added } = await page(encoder(kind));
  const offer = await hubService.look("org/tiny-bert", silent);
  const told: HubProgress[] = [];
  const outcome = await hubService.get(offer, (progress) => void told.push(progress));
  const [model] = await added.list();
  expect(outcome).toEqual({ kind: "added", model: model.id });
  const { repo, revision, commit } = offer;
  expect(model).toMatchObject({
    name: "org/tiny-bert",
    what: "encoder",
    licence: "apache-2.0",
    origin: { kind: "hub", repo, revision, commit },
  });
  expect(Object.keys(await added.get(model.id)).sort()).toEqual(
    offer.files.map(({ path }) => path).sort(),
  );
  expect(new Set(told.map(({ doing }) => doing))).toEqual(new Set(["downloading", "storing"]));
  expect(await hubService.left()).toEqual([]);
});

/** A page on which a download came so far and was stopped. */
async function stopped(part: string) {
  const made = await page(encoder("bert"));
  const offer = await made.hubService.look("org/tiny-bert", silent);
  made.faults(part, [{ kind: "silent", after: 2000 }]);
  const outcome = await made.hubService.get(offer, ({ done }) => {
    if (done >= 2000) void made.hubService.stop(offer.id);
  });
  expect(outcome).toEqual({ kind: "stopped" });
  return { ...made, offer };
}

test("what was stopped is listed, goes on after a reload, and is then not left", async () => {
  const { reload, offer, added, asked } = await stopped("/large/");
  const after = reload();
  const [left] = await after.left();
  expect(left).toMatchObject({ offer, runs: null });
  expect(left.done).toBeGreaterThanOrEqual(2000);
  expect(left.done).toBeLessThan(offer.bytes);
  const outcome = await after.get(left.offer, silent);
  expect(outcome.kind).toBe("added");
  expect(asked.at(-1)?.range).toBe("bytes=2000-");
  expect((await added.list()).length).toBe(1);
  expect(await after.left()).toEqual([]);
});

test("what was stopped can be deleted", async () => {
  const { hubService, offer } = await stopped("/large/");
  await hubService.forget(offer.id);
  expect(await hubService.left()).toEqual([]);
});

test.each([
  { when: "it is deleted", end: (hub: HubService, id: string) => hub.forget(id) },
  { when: "everything is erased", end: (hub: HubService) => hub.erase() },
])(
  "a download that runs is listed so, is not begun twice, here or in another tab, and ends when $when",
  async ({ end }) => {
    const { hubService, reload, faults } = await page(encoder("bert"));
    const offer = await hubService.look("org/tiny-bert", silent);
    faults("/large/", [{ kind: "silent", after: 2000 }]);
    let running: Promise<HubOutcome> | undefined;
    await new Promise<void>((started) => {
      running = hubService.get(offer, ({ done }) => {
        if (done >= 2000) started();
      });
    });
    expect(await hubService.left()).toMatchObject([{ runs: "here" }]);
    expect(await reload().left()).toMatchObject([{ runs: "elsewhere" }]);
    await expect(hubService.get(offer, silent)).rejects.toThrow("is being downloaded already");
    await expect(reload().get(offer, silent)).rejects.toThrow("downloaded in another tab");
    await end(hubService, offer.id);
    expect(await running).toEqual({ kind: "stopped" });
    expect(await hubService.left()).toEqual([]);
  },
);

test.each([
  { when: "deletes it", end: (hub: HubService, id: string) => hub.forget(id) },
  { when: "erases everything", end: (hub: HubService) => hub.erase() },
])("a download of another tab ends when this one $when", async ({ end }) => {
  const { hub, browser, faults } = await page(encoder("bert"));
  const [mine, others] = [new BroadcastChannel("test-hub"), new BroadcastChannel("test-hub")];
  let heard = 0;
  const listening = new BroadcastChannel("test-hub");
  hubNews(listening).onChange(() => {
    heard++;
  });
  onTestFinished(() => {
    listening.close();
    mine.close();
    others.close();
  });
  const here = createHubService(hub, browser, mine);
  const there = createHubService(hub, browser, others);
  const offer = await there.look("org/tiny-bert", silent);
  faults("/large/", [{ kind: "silent", after: 2000 }]);
  let running: Promise<HubOutcome> | undefined;
  await new Promise<void>((started) => {
    running = there.get(offer, ({ done }) => {
      if (done >= 2000) started();
    });
  });
  expect(heard).toBe(1); // it began
  await end(here, offer.id);
  expect(await running).toEqual({ kind: "stopped" });
  expect(await there.left()).toEqual([]);
  await vi.waitFor(() => expect(heard).toBe(3)); // it stopped there, and it is deleted
});

test("erasing everything takes what is left of downloads", async () => {
  const { hubService } = await stopped("/large/");
  await hubService.erase();
  expect(await hubService.left()).toEqual([]);
});

test("a checkpoint of SpERT wants the names of its types, and nothing comes twice", async () => {
  const files = filesOf("bert");
  const config = JSON.parse(new TextDecoder().decode(files.get("config.json")));
  const bert = parseBertConfig(config);
  const spert = { ...DEFAULT_SPERT, additions: [], sizeEmbedding: 5 };
  const shapes = modelShapes({ bert, spert, entityTypes: 3, relationTypes: 1 });
  const weights = new Map<string, NamedArray>(
    [...shapes].map(([name, shape]) => {
      return [name, { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) }];
    }),
  );
  files.set("model.safetensors", formatSafetensors(weights, "F32"));
  const { hubService, added, asked } = await page({ ...someModel(), files });
  const offer = await hubService.look("org/tiny-bert", silent);
  expect(await hubService.get(offer, silent)).toEqual({
    kind: "typesWanted",
    rows: { entities: 2, relations: 1 },
  });
  const [left] = await hubService.left();
  expect(left.done).toBe(offer.bytes);
  const before = asked.length;
  const name = (of: string) => ({ short: of, verbose: of });
  const types = {
    entities: { a: name("a"), b: name("b") },
    relations: { c: { ...name("c"), symmetric: false } },
  };
  expect((await hubService.get(offer, silent, types)).kind).toBe("added");
  expect(asked.length).toBe(before);
  expect(await added.list()).toMatchObject([{ what: "spert", types }]);
});

test("no room: told before anything is asked for", async () => {
  const { hubService, asked } = await page(encoder("bert"), { room: 100 });
  const offer = await hubService.look("org/tiny-bert", silent);
  const before = asked.length;
  await expect(hubService.get(offer, silent)).rejects.toThrow("there is room for 0.1 kB only");
  expect(asked.length).toBe(before);
});

test("a full disk is told, and what came until then is kept", async () => {
  const { hubService } = await page(encoder("bert"), { failsOn: "model.safetensors" });
  const offer = await hubService.look("org/tiny-bert", silent);
  await expect(hubService.get(offer, silent)).rejects.toThrow("there is no more room on the disk");
  expect((await hubService.left()).length).toBe(1);
});

test("a model whose weights are not those of its config is not added", async () => {
  const { hubService, added } = await page(someModel());
  const offer = await hubService.look("org/tiny-bert", silent);
  await expect(hubService.get(offer, silent)).rejects.toThrow("org/tiny-bert");
  expect(await added.list()).toEqual([]);
});

test("a look that waits tells so, and ends when it is stopped", async () => {
  const { hub, faults, browser } = await page(someModel());
  const wait = (_: number, signal?: AbortSignal) =>
    new Promise<void>((_, reject) =>
      signal?.addEventListener("abort", () => reject(signal.reason)),
    );
  const service = createHubService({ ...hub, clock: { ...hub.clock, wait } }, browser);
  faults("/api/", [{ kind: "status", status: 429, headers: { "retry-after": "7" } }]);
  let looking: Promise<HubOffer> | undefined;
  const told = await new Promise((tell) => {
    looking = service.look("org/tiny-bert", tell);
  });
  expect(told).toEqual({ why: "the Hub answers that it was asked too often", seconds: 7 });
  await service.stopLook();
  await expect(looking).rejects.toMatchObject({ name: "AbortError" });
});

test("what is refused is not downloaded", async () => {
  const { hubService } = await page(someModel({ gated: "auto" }));
  const offer: HubOffer = await hubService.look("org/tiny-bert", silent);
  await expect(hubService.get(offer, silent)).rejects.toThrow("is not open to all");
  expect(await hubService.left()).toEqual([]);
});
