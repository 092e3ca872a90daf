// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import type { HubOffer } from "../../hub/offer.ts";
import { ADDED } from "../../store/fixtures/fakeAdding.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { HubSection } from "./HubSection.tsx";
import { RecommendedModels } from "./RecommendedModels.tsx";

const OFFER: HubOffer = {
  id: "x",
  repo: "org/<b>name</b>",
  revision: "main",
  commit: "c0ffeec0ffeec0ffee",
  address: "https://example.org/x",
  licence: null,
  kind: "RoBERTa",
  files: [{ path: "config.json", bytes: 1, hash: { kind: "git-sha1", hex: "00" } }],
  bytes: 499_000_000,
  refusal: null,
};
const modelRoom = async () => 1e9;
const button = (page: HTMLElement, label: string) =>
  [...page.querySelectorAll("button")].find(
    (one) => one.getAttribute("aria-label") === label || one.textContent === label,
  );

test("size, licence, kind and commit are shown before anything is downloaded", async () => {
  const { page, done } = await mounted(<HubSection />, {
    app: { hub: { kind: "offered", offer: OFFER }, downloads: [], added: [], modelRoom },
  });
  expect(page.textContent).toContain(
    "org/<b>name</b> · RoBERTa · 499 MB in 1 file · licence not stated",
  );
  expect(page.textContent).toContain("main, commit c0ffeec0ffee");
  expect(done).not.toContain("getFromHub");
  await act(async () => button(page, "Download 499 MB")?.click());
  expect(done.some((one) => one.startsWith("getFromHub"))).toBe(true);
});

test("an answer has the focus, and what began from it after that", async () => {
  const { setApp } = await mounted(<HubSection />, {
    app: { hub: { kind: "none" }, downloads: [], added: [], modelRoom },
  });
  const focused = () => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent;
  };
  await setApp({ hub: { kind: "offered", offer: OFFER } });
  expect(focused()).toBe("Download 499 MB");
  const progress = { doing: "checking", done: 0, all: OFFER.bytes } as const;
  const download = { offer: OFFER, progress, done: 0, fault: null, wanted: null };
  await setApp({ hub: { kind: "none" }, downloads: [download] });
  expect(focused()).toBe(`Stop the download of ${OFFER.repo}`);
  await setApp({ downloads: [{ ...download, progress: null }] });
  expect(focused()).toBe(`Go on with the download of ${OFFER.repo}`);
  await setApp({ downloads: [] });
  await vi.waitFor(() => expect(focused()).toBe("From the Hugging Face Hub"));
});

test("what there is no room for cannot be downloaded, and says how much it needs", async () => {
  const { page } = await mounted(<HubSection />, {
    app: {
      hub: { kind: "offered", offer: OFFER },
      downloads: [],
      added: [],
      modelRoom: async () => 100_000_000,
    },
  });
  expect(page.querySelector("[role=alert]")?.textContent).toContain(
    "It needs 499 MB, but this browser has room for 100 MB only.",
  );
  expect(button(page, "Download 499 MB")?.disabled).toBe(true);
});

test("what cannot be used says why, and cannot be downloaded", async () => {
  const offer = { ...OFFER, refusal: "DeBERTa is not supported" };
  const { page } = await mounted(<HubSection />, {
    app: { hub: { kind: "offered", offer }, downloads: [], added: [], modelRoom },
  });
  expect(page.textContent).toContain("It cannot be used here: DeBERTa is not supported.");
  expect(button(page, "Download 499 MB")).toBeUndefined();
});

test("what is there already is not downloaded twice", async () => {
  const { repo, revision, commit } = OFFER;
  const added = [{ ...ADDED, origin: { kind: "hub", repo, revision, commit } as const }];
  const { page } = await mounted(<HubSection />, {
    app: { hub: { kind: "offered", offer: OFFER }, downloads: [], added, modelRoom },
  });
  expect(button(page, "Download 499 MB")?.disabled).toBe(true);
  expect(page.textContent).toContain("It is among the added models.");
});

test("a download tells how far it is, and can be stopped; one that was cut says why, and goes on", async () => {
  const all = OFFER.bytes;
  const running = {
    doing: "waiting",
    done: all / 2,
    all,
    wait: { why: "no connection", seconds: 4 },
  } as const;
  const download = { offer: OFFER, progress: running, done: 0, fault: null, wanted: null };
  const { page, setApp, done } = await mounted(<HubSection />, {
    app: { hub: { kind: "none" }, downloads: [download], added: [] },
  });
  expect(page.textContent).toContain("249.5 MB of 499 MB · no connection: next try in 4 s");
  await act(async () => button(page, `Stop the download of ${OFFER.repo}`)?.click());
  expect(done.some((one) => one.startsWith("stopDownload"))).toBe(true);
  await setApp({
    downloads: [{ ...download, progress: null, done: all / 2, fault: "the disk is full" }],
  });
  expect(page.querySelector("[role=alert]")?.textContent).toContain("the disk is full");
  expect(page.textContent).toContain("249.5 MB of 499 MB are here");
  expect(button(page, `Go on with the download of ${OFFER.repo}`)?.disabled).toBe(false);
});

test("one that wants names of types asks for them", async () => {
  const wanted = { entities: 1, relations: 0 };
  const download = { offer: OFFER, progress: null, done: OFFER.bytes, fault: null, wanted };
  const { page } = await mounted(<HubSection />, {
    app: { hub: { kind: "none" }, downloads: [download], added: [] },
  });
  expect(page.textContent).toContain("has 1 type of spans and 0 types of relations");
  expect(button(page, "Add")?.disabled).toBe(true);
});

const LIST = [
  { name: "org/<b>a</b>", field: "news", languages: "English", megabytes: 440, says: "It reads." },
  { name: "org/b", field: "medicine", languages: "French, German", megabytes: 90, says: "It too." },
].map((one) => ({ ...one, licence: null, kind: "BERT", measured: null }));

test("encoders worth trying are listed with what is known, and looked up on a click", async () => {
  const looked: string[] = [];
  const { page } = await mounted(
    <RecommendedModels models={LIST} onLook={(name) => looked.push(name)} isDisabled={false} />,
  );
  const rows = [...page.querySelectorAll("li")].map((row) => row.textContent);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain(
    "org/<b>a</b>news · English · BERT · about 440 MB · licence not stated",
  );
  expect(rows[0]).toContain("Not measured here.");
  expect(looked).toEqual([]);
  await act(async () => button(page, "Look at org/b")?.click());
  expect(looked).toEqual(["org/b"]);
});
