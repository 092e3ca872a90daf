// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { readTexts } from "../../io/fixtures/readTexts.ts";
import { AS_TOLD } from "../../io/import/importChoices.ts";
import { importPreview } from "../../io/import/importPreview.ts";
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
