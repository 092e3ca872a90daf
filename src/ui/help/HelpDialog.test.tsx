// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { FORMATS } from "../../io/formats.ts";
import { HELP_PAGES } from "../app/viewState.ts";
import { COMMANDS } from "../commands/commands.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { HelpDialog } from "./HelpDialog.tsx";

const page = () => document.querySelector("[role=tabpanel]")?.textContent ?? "";

test.each(HELP_PAGES)("the page %s is written", async (id) => {
  await mounted(<HelpDialog page={id} onClose={() => {}} />);
  await act(async () => void (await import("./pages/FormatsPage.tsx")));
  expect(page().length).toBeGreaterThan(400);
});

test("the keys are those of the commands", async () => {
  await mounted(<HelpDialog page="keys" onClose={() => {}} />);
  const withKeys = COMMANDS.filter(({ keys, shown }) => keys.length > 0 || shown);
  expect(withKeys.filter(({ name }) => !page().includes(name))).toEqual([]);
});

test("the formats are those of their table", async () => {
  await mounted(<HelpDialog page="formats" onClose={() => {}} />);
  await act(async () => void (await import("./pages/FormatsPage.tsx")));
  expect(FORMATS.filter(({ label }) => !page().includes(label))).toEqual([]);
});
