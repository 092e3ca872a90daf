// @vitest-environment happy-dom
import { act } from "react";
import { expect, onTestFinished, test, vi } from "vitest";
import type { HubOffer } from "../../hub/offer.ts";
import { ADDED } from "../../store/fixtures/fakeAdding.ts";
import type { Download } from "../../store/hubState.ts";
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
/** A download that ended early. */
const LEFT: Download = {
  offer: OFFER,
  progress: null,
  isElsewhere: false,
  done: 250_000_000,
  fault: null,
  wanted: null,
};
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
  const download = { ...LEFT, progress, done: 0 };
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
  const { page, done } = await mounted(<HubSection />, {
    app: { hub: { kind: "offered", offer: OFFER }, downloads: [], added, modelRoom },
  });
  expect(button(page, "Download 499 MB")).toBeUndefined();
  expect(page.textContent).toContain(
    `It is here already: ${ADDED.name} is among the added models.`,
  );
  await act(async () => button(page, `Open ${ADDED.name}`)?.click());
  expect(done.some((one) => one.startsWith("useModel"))).toBe(true);
  expect(done.some((one) => one.startsWith("getFromHub"))).toBe(false);
});

test("of what is here in part it is said why, and what can be done", async () => {
  const app = { hub: { kind: "offered", offer: OFFER }, added: [], modelRoom } as const;
  const { page, setApp, done } = await mounted(<HubSection />, {
    app: { ...app, downloads: [LEFT] },
  });
  const answer = () => page.querySelector(".model-looked");
  expect(answer()?.textContent).toContain("250 MB of 499 MB are here, from a download that ended");
  await act(async () => button(page, "Resume: 249 MB to come")?.click());
  expect(done.some((one) => one.startsWith("getFromHub"))).toBe(true);
  for (const [change, says] of [
    [{ isElsewhere: true }, "Another tab downloads it: 250 MB of 499 MB are here."],
    [{ progress: { doing: "downloading", done: 1, all: 2 } }, "It is being downloaded: 250 MB of"],
    [
      { wanted: { entities: 1, relations: 0 } },
      "All of it is here, but for the names of its types",
    ],
  ] as const) {
    await setApp({ ...app, downloads: [{ ...LEFT, ...change }] });
    expect(answer()?.textContent).toContain(says);
    expect([...answer()!.querySelectorAll("button")].map((one) => one.textContent)).toEqual([
      "Close",
    ]);
  }
  expect(button(page, `Go on with the download of ${OFFER.repo}`)).toBeUndefined();
});

test("a look counts down to its next try, says how long it is silent, and can be ended", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const look = { kind: "looking", name: "org/name", wait: null } as const;
  const app = { downloads: [], added: [], modelRoom };
  const { page, setApp, done } = await mounted(<HubSection />, { app: { ...app, hub: look } });
  const told = () => page.querySelector(".countdown")?.textContent ?? null;
  const pass = (seconds: number) => act(async () => vi.advanceTimersByTime(1000 * seconds));
  expect(told()).toBeNull();
  await pass(9);
  expect(told()).toBe("No answer for 9 s: it is asked again after 60 s.");
  await act(async () => button(page, "Stop asking the Hub")?.click());
  expect(done.some((one) => one.startsWith("closeHub"))).toBe(true);
  const why = "the Hub answers that it was asked too often";
  await setApp({ ...app, hub: { ...look, wait: { why, seconds: 7 } } });
  expect(page.querySelector("[role=status]")?.textContent).toContain(`Waiting, as ${why}.`);
  expect(told()).toBe("Next try in 7 s.");
  await pass(3);
  expect(told()).toBe("Next try in 4 s.");
  await pass(4);
  expect(told()).toBe("Trying again…");
  await pass(20);
  expect(told()).toBe("No answer for 20 s: it is asked again after 60 s.");
});

test("a download tells how far it is, and can be stopped; one that was cut says why, and goes on", async () => {
  const all = OFFER.bytes;
  const running = {
    doing: "waiting",
    done: all / 2,
    all,
    wait: { why: "no connection", seconds: 4 },
  } as const;
  const download = { ...LEFT, progress: running, done: 0 };
  const { page, setApp, done } = await mounted(<HubSection />, {
    app: { hub: { kind: "none" }, downloads: [download], added: [] },
  });
  expect(page.textContent).toContain("249.5 MB of 499 MB · no connection. Next try in 4 s.");
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
  const download = { ...LEFT, done: OFFER.bytes, wanted };
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
