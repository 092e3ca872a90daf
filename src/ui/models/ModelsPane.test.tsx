// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { madeVersion } from "../../core/fixtures/version.ts";
import { WORST_TYPE_NAMES } from "../../core/types/anyTypeName.ts";
import { ADDED } from "../../store/fixtures/fakeAdding.ts";
import type { AppState } from "../../store/state.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { finished } from "../proof/fixture.ts";
import { ModelsPane } from "./ModelsPane.tsx";
import { namedTypes } from "./typedNames.ts";

const MARKUP = "<b>bold</b><script>alert(1)</script>";
const about = { ...ADDED, card: MARKUP };
const app = (more: Partial<AppState> = {}): Partial<AppState> => ({
  added: [ADDED],
  damagedAdded: [],
  downloads: [],
  versions: [madeVersion("constructor", "x").version],
  aboutModel: async () => about,
  modelRoom: async () => 2_000_000_000,
  forecast: async () => ({
    predict: 480e6,
    train: 3.2e9,
    room: { predict: "yes", train: "yes" },
  }),
  ...more,
});
const button = (page: HTMLElement, label: string) =>
  [...page.querySelectorAll("button")].find(
    (one) => one.getAttribute("aria-label") === label || one.textContent === label,
  );
const rows = (page: HTMLElement, list: string) =>
  [...page.querySelectorAll(`[aria-label="${list}"] > li`)].map((row) => row.textContent);

test("each model tells what it is, and what is stored is summed up", async () => {
  const { page } = await mounted(<ModelsPane />, { app: app() });
  expect(rows(page, "Added models")[0]).toContain(
    "My encoderRoBERTa, 12 layers of 768 · 440 MB · bare encoder: learns your types when you train it · licence apache-2.0added from files",
  );
  expect(rows(page, "Added models")[0]).toContain(
    "Needs about 480 MB of memory to predict, 3.2 GB to train here.",
  );
  expect(rows(page, "Bundled models")).toHaveLength(2);
  expect(rows(page, "Kept models")[0]).toContain("from CoNLL04");
  expect(page.querySelector(".models-stored")?.textContent).toMatch(
    /^2 models stored in this browser: .* room for 2,000 MB more\.$/,
  );
});

test("a damaged model is shown with its size, counted, and can be deleted", async () => {
  const removed: string[] = [];
  const removeAdded = async (id: string) => void removed.push(id);
  const damagedAdded = [
    { id: "d1", bytes: 440e6 },
    { id: "d2", bytes: 3e6 },
  ];
  const { page } = await mounted(<ModelsPane />, { app: app({ damagedAdded, removeAdded }) });
  const [first] = rows(page, "Damaged models");
  expect(first).toContain("Damaged model 1440 MB · what it is can no longer be read");
  expect(page.querySelector(".models-stored")?.textContent).toMatch(/^4 models stored/);
  await press("Delete Damaged model 2");
  await press("Delete");
  expect(removed).toEqual(["d2"]);
});

test("the licence of what it was trained from is told of a kept model", async () => {
  const { version } = madeVersion("constructor", "x");
  const made = version.made && {
    ...version.made,
    parent: { ...version.made.parent, name: "<b>X</b>", licence: "cc-by-nc-4.0" },
  };
  const aboutModel = async () => ({ ...about, licence: null });
  const versions = [{ ...version, ...(made && { made }) }];
  const { page } = await mounted(<ModelsPane />, { app: app({ versions, aboutModel }) });
  expect(rows(page, "Kept models")[0]).toContain("from <b>X</b>, cc-by-nc-4.0");
  await act(async () => button(page, `Card of ${version.name}`)?.click());
  const card = [...document.querySelectorAll("[role=dialog]")].at(-1);
  expect(card?.textContent).toContain("Licencefrom <b>X</b>, cc-by-nc-4.0");
});

test("a card is shown as plain text", async () => {
  const { page } = await mounted(<ModelsPane />, { app: app() });
  await act(async () => button(page, "Card of My encoder")?.click());
  const card = [...document.querySelectorAll("[role=dialog]")].at(-1);
  expect(card?.querySelector("pre")?.textContent).toBe(MARKUP);
  expect(card?.querySelector("script, pre b")).toBeNull();
});

test("what cannot be added is told with its reason", async () => {
  const adding = { kind: "refused", name: "m", message: "m: no config.json" } as const;
  const { page } = await mounted(<ModelsPane />, { app: app({ adding }) });
  expect(page.querySelector("[role=alert]")?.textContent).toBe(
    "This cannot be added. m: no config.json.",
  );
});

test("a checkpoint without names is added once all of its types have one", async () => {
  const found = {
    ...ADDED,
    what: "spert",
    types: null,
    rows: { entities: 2, relations: 1 },
    room: 1,
  } as const;
  const adding = { kind: "looked", id: "x", name: "S", found, fault: null } as const;
  const { page } = await mounted(<ModelsPane />, { app: app({ adding }) });
  expect(page.textContent).toContain("has 2 types of spans and 1 type of relations");
  expect(page.textContent).toContain("It needs 440 MB, but this browser has room for 0 kB only.");
  expect(button(page, "Add")?.disabled).toBe(true);
});

test("names of types are those of a model if they are all there, and each once", () => {
  const relations = [{ name: "__proto__", symmetric: true }];
  expect(
    Object.keys(namedTypes({ entities: ["constructor", " a b "], relations })?.entities ?? {}),
  ).toEqual(["constructor", "a b"]);
  expect(Object.hasOwn(namedTypes({ entities: [], relations })?.relations ?? {}, "__proto__")).toBe(
    true,
  );
  expect(namedTypes({ entities: ["a", ""], relations })).toBeNull();
  expect(namedTypes({ entities: ["a", "a"], relations })).toBeNull();
  expect(namedTypes({ entities: ["a", "7"], relations })).toBeNull();
  for (const name of WORST_TYPE_NAMES.filter((one) => one.trim() !== ""))
    expect(Object.keys(namedTypes({ entities: [name], relations: [] })?.entities ?? {})).toEqual([
      name.trim(),
    ]);
});

test("the model that is open can be deleted, unless a training runs from it", async () => {
  const model: AppState["model"] = {
    kind: "ready",
    model: {
      id: "model:m",
      weights: "w",
      source: { kind: "added", id: ADDED.id },
      name: ADDED.name,
      types: ADDED.types,
      readsNames: false,
      device: { label: "WebAssembly", reason: "" },
      maxSpanSize: 10,
    },
  };
  const { page, setApp } = await mounted(<ModelsPane />, {
    app: app({ model, training: { kind: "idle" } }),
  });
  expect(rows(page, "Added models")[0]).toContain("in use");
  expect(button(page, "Delete My encoder")?.disabled).toBe(false);
  const training = {
    kind: "running",
    standing: "running",
    progress: null,
    curve: { steps: [], epochs: [] },
    draft: null,
    isStored: true,
  } as const;
  const why = (label: string) => {
    const id = button(page, label)?.getAttribute("aria-describedby");
    return document.getElementById(id ?? "")?.textContent;
  };
  await setApp({ training });
  expect(button(page, "Delete My encoder")?.disabled).toBe(true);
  expect(why("Delete My encoder")).toContain("pause or stop it");
  await setApp({ training: finished() });
  for (const label of ["Delete My encoder", "Open My encoder", "Open Ships"]) {
    expect(button(page, label)?.disabled).toBe(true);
    expect(why(label)).toContain("keep or discard it");
  }
  expect(button(page, "Delete Ships")?.disabled).toBe(false);
});

test("the heading has the focus that went with a model", async () => {
  const { page, setApp } = await mounted(<ModelsPane />, { app: app() });
  await act(async () => button(page, "Delete My encoder")?.focus());
  await setApp({ added: [] });
  await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Added"));
});

test("a model that was just added has the focus that its form lost", async () => {
  const { setApp } = await mounted(<ModelsPane />, { app: app({ added: [] }) });
  (document.activeElement as HTMLElement | null)?.blur();
  await setApp({ added: [ADDED] });
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Open My encoder");
});
