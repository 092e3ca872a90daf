import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { asksHubFor } from "./asksHubFor.ts";
import { ADDED } from "./fixtures/fakeAdding.ts";
import { OFFER } from "./fixtures/fakeHub.ts";
import { newDisk, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

async function withOffer() {
  const tab = await withText("Ada.");
  tab.hub.offers.set("org/name", OFFER);
  await tab.state().lookAtHub(" org/name ");
  return tab;
}

test("a model is looked up, downloaded and added", async () => {
  const { state, hub, fake } = await withOffer();
  expect(state().hub).toEqual({ kind: "offered", offer: OFFER });
  let release = () => {};
  hub.hold = new Promise((resolve) => {
    release = resolve;
  });
  const getting = state().getFromHub(OFFER);
  await Promise.resolve();
  expect(state().downloads).toMatchObject([{ done: 500, progress: { doing: "downloading" } }]);
  // A second click is none.
  await state().getFromHub(OFFER);
  fake.added = [{ ...ADDED, name: "org/name" }];
  release();
  await getting;
  expect(state().downloads).toEqual([]);
  expect(state().added).toMatchObject([{ name: "org/name" }]);
  expect(state().notices.at(-1)?.text).toBe("org/name is added. Open it in Models.");
});

test("a look that waits says so, and can be stopped", async () => {
  const { state, hub } = await withText("Ada.");
  hub.hold = new Promise(() => {});
  void state().lookAtHub("org/name");
  const why = "the Hub answers that it was asked too often";
  expect(state().hub).toMatchObject({ kind: "looking", wait: { why, seconds: 7 } });
  state().closeHub();
  expect(state().hub).toEqual({ kind: "none" });
  expect(hub.looksStopped).toBe(1);
});

test("what is not there is told", async () => {
  const { state } = await withText("Ada.");
  await state().lookAtHub("nobody/nothing");
  expect(state().hub).toMatchObject({ kind: "failed", name: "nobody/nothing" });
  state().closeHub();
  expect(state().hub).toEqual({ kind: "none" });
});

test("a download is stopped, goes on, is cut, and is deleted", async () => {
  const { state, hub } = await withOffer();
  await state().stopDownload(OFFER.id);
  await state().getFromHub(OFFER);
  expect(state().downloads).toMatchObject([{ done: 500, progress: null, fault: null }]);
  hub.outcome = new Error("the connection was cut");
  await state().getFromHub(OFFER);
  expect(state().downloads).toMatchObject([{ done: 500, fault: "the connection was cut" }]);
  await state().forgetDownload(OFFER.id);
  expect(state().downloads).toEqual([]);
  expect(hub.left).toEqual([]);
});

test("a checkpoint without names asks for them, and is added with them", async () => {
  const { state, hub } = await withOffer();
  hub.outcome = { kind: "typesWanted", rows: { entities: 2, relations: 1 } };
  await state().getFromHub(OFFER);
  expect(state().downloads).toMatchObject([{ done: 500, wanted: { entities: 2, relations: 1 } }]);
  hub.outcome = { kind: "added", model: "x" };
  await state().getFromHub(OFFER, ADDED.types);
  expect(state().downloads).toEqual([]);
});

test("what was downloaded is erased with everything, and not listed any more", async () => {
  const { state, hub } = await withOffer();
  await state().stopDownload(OFFER.id);
  await state().getFromHub(OFFER);
  expect(state().downloads).toHaveLength(1);
  await state().eraseEverything();
  expect(hub.left).toEqual([]);
  expect(state().downloads).toEqual([]);
  expect(state().hub).toEqual({ kind: "none" });
});

test("what another tab deleted is not listed any more", async () => {
  const { state, hub } = await withOffer();
  await state().stopDownload(OFFER.id);
  await state().getFromHub(OFFER);
  hub.left = [];
  await state().findDownloads();
  expect(state().downloads).toEqual([]);
});

test("what another tab does is seen at once: it downloads, stops, adds, and deletes", async () => {
  const { state, hub, fake, hearOfHub } = await withText("Ada.");
  hub.left = [{ offer: OFFER, done: 300, runs: "elsewhere" }];
  hearOfHub();
  await vi.waitFor(() => expect(state().downloads).toMatchObject([{ isElsewhere: true }]));
  expect(asksHubFor(state())).toBe("org/name");
  hub.left = [{ offer: OFFER, done: 400, runs: null }];
  hearOfHub();
  await vi.waitFor(() =>
    expect(state().downloads).toMatchObject([{ isElsewhere: false, done: 400, progress: null }]),
  );
  expect(asksHubFor(state())).toBeNull();
  hub.left = [];
  fake.added = [{ ...ADDED, name: "org/name" }];
  hearOfHub();
  await vi.waitFor(() => expect(state().downloads).toEqual([]));
  await vi.waitFor(() => expect(state().added).toMatchObject([{ name: "org/name" }]));
});

test("a tab that downloads and is closed without a word is missed, and until then it is seen how far it is", async () => {
  const { state, hub, hearOfHub } = await withText("Ada.");
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  hub.left = [{ offer: OFFER, done: 300, runs: "elsewhere" }];
  hearOfHub();
  await vi.advanceTimersByTimeAsync(10);
  expect(state().downloads).toMatchObject([{ isElsewhere: true, done: 300 }]);
  hub.left = [{ offer: OFFER, done: 400, runs: "elsewhere" }];
  await vi.advanceTimersByTimeAsync(3000);
  expect(state().downloads).toMatchObject([{ isElsewhere: true, done: 400 }]);
  hub.left = [{ offer: OFFER, done: 500, runs: null }];
  await vi.advanceTimersByTimeAsync(3000);
  expect(state().downloads).toMatchObject([{ isElsewhere: false, done: 500, progress: null }]);
  expect(vi.getTimerCount()).toBe(0);
});

test("what a page before left is found", async () => {
  const { state, hub } = await withText("Ada.");
  hub.left = [{ offer: OFFER, done: 300, runs: null }];
  await state().findDownloads();
  expect(state().downloads).toMatchObject([{ offer: OFFER, done: 300, progress: null }]);
});
