// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { EMPTY_HISTORY } from "../../core/document/history.ts";
import { OWN_PROJECT, projectBytes } from "../../io/fixtures/ownProject.ts";
import { readTexts } from "../../io/fixtures/readTexts.ts";
import { AS_TOLD } from "../../io/import/importChoices.ts";
import { importPreview } from "../../io/import/importPreview.ts";
import { formatTypes } from "../../io/types/spanloomTypes.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { ImportDialog } from "./ImportDialog.tsx";

const LOOKING = {
  id: "one",
  purpose: "import",
  files: ["a.txt"],
  lost: [],
  fileChoices: new Map(),
  choices: AS_TOLD,
} as const;

const focused = () => document.activeElement?.textContent?.trim();

test("what was chosen of a file keeps the focus, though the file is read again", async () => {
  const preview = importPreview(await readTexts({ "a.txt": "Ada left." }));
  const shown = { ...LOOKING, kind: "shown", preview } as const;
  const { setApp, done } = await mounted(<ImportDialog />, { app: { importing: shown } });
  await press("plain text▾");
  const other = [...document.querySelectorAll<HTMLElement>("[role=option]")].find(
    ({ textContent }) => textContent === "web page (HTML)",
  );
  await act(async () => other?.click());
  expect(done.join()).toContain("readFileAs a.txt");
  await setApp({ importing: { ...LOOKING, kind: "reading", progress: null } });
  // The dialog hands the focus on in a frame of its own.
  await expect.poll(focused).toBe("Cancel");
  await setApp({ importing: shown });
  await expect.poll(focused).toBe("plain text▾");
});

const PROJECT = importPreview(await readTexts({ "a.spanloom": await projectBytes(OWN_PROJECT) }));
const NEW_HERE = {
  project: { docs: {}, schema: { entities: [], relations: [] } },
  history: EMPTY_HISTORY,
};

test.each([
  { purpose: "project", ways: ["Open as a new project"], likely: "Open as a new project" },
  {
    purpose: "import",
    ways: ["Compare", "Import", "Open as a new project"],
    likely: "Import",
  },
] as const)("a project on a first visit, opened to $purpose", async ({ purpose, ways, likely }) => {
  const shown = { ...LOOKING, purpose, kind: "shown", preview: PROJECT } as const;
  await mounted(<ImportDialog />, { app: { ...NEW_HERE, importing: shown } });
  const actions = [...document.querySelectorAll(".dialog-actions .button")];
  const told = actions.map(({ textContent }) => textContent);
  expect(told.slice(-ways.length)).toEqual(ways);
  expect(told).toHaveLength(ways.length + 2);
  expect(document.querySelector(".dialog-actions .primary")?.textContent).toBe(likely);
});

test("of several projects the dialog names each, and opens them as so many", async () => {
  const bytes = await projectBytes(OWN_PROJECT);
  const preview = importPreview(await readTexts({ "A.spanloom": bytes, "<b>B.spanloom": bytes }));
  const shown = { ...LOOKING, kind: "shown", preview } as const;
  const { done } = await mounted(<ImportDialog />, { app: { ...NEW_HERE, importing: shown } });
  const listed = [...document.querySelectorAll("[aria-label='What comes along'] li bdi")].map(
    ({ textContent }) => textContent,
  );
  expect(listed).toEqual(["A", "<b>B"]);
  expect(document.querySelector(".import")?.textContent).not.toMatch(/histor/);
  await press("Open as 2 new projects");
  expect(done).toEqual(["importAsProject"]);
});

test("it says which of several projects bring a history, where any does", async () => {
  const projects = [true, false].map((hasHistory, i) => ({
    ...PROJECT.projects![0],
    file: `${i}.spanloom`,
    hasHistory,
  }));
  const shown = { ...LOOKING, kind: "shown", preview: { ...PROJECT, projects } } as const;
  await mounted(<ImportDialog />, { app: { ...NEW_HERE, importing: shown } });
  expect(document.querySelector(".import")?.textContent).toContain(
    "with the history that its file holds, and the first is opened. Imported, all of them go into the open project, and their histories are left out",
  );
});

test("it says what of the documents lies in the trash, and what does not come again", async () => {
  const shown = { ...LOOKING, kind: "shown", preview: PROJECT } as const;
  const { setApp } = await mounted(<ImportDialog />, { app: { ...NEW_HERE, importing: shown } });
  const said = () => document.querySelector(".import")?.textContent;
  expect(said()).toContain("2 documents · 1 of these in the trash · ");
  const again = "documents that are here already with the same annotations do not come again";
  expect(said()).not.toContain(again);
  await setApp({ project: OWN_PROJECT });
  expect(said()).toContain(again);
  await setApp({ importing: { ...shown, purpose: "project" } });
  expect(said()).not.toContain(again);
});

test("a file of types alone says which it brings, before they are taken", async () => {
  const entities = ["Ship", "ad\u202emin"].map((name) => {
    return { name, short: name, verbose: name, formerNames: [] };
  });
  const file = formatTypes({ entities, relations: [] });
  const preview = importPreview(await readTexts({ "types.json": file }));
  const shown = { ...LOOKING, kind: "shown", preview } as const;
  await mounted(<ImportDialog />, { app: { importing: shown } });
  expect(document.querySelector(".import-sum")?.textContent).toBe(
    "No documents, but 2 types: Ship, ad[RLO]min",
  );
});
