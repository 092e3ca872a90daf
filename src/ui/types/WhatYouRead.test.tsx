// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import type { AppState } from "../../store/state.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { WhatYouRead } from "./WhatYouRead.tsx";

const types = { entities: [], relations: [] };
const model = { kind: "ready", model: { types, readsNames: true } } as unknown as AppState["model"];

test("“Done” gives the focus to the text", async () => {
  const drawn = (
    <main>
      <WhatYouRead />
      <section data-surface="d" tabIndex={-1} />
    </main>
  );
  const { page, setApp } = await mounted(drawn, { app: { asksReading: true, model } });
  const done = [...page.querySelectorAll("button")].find((it) => it.textContent === "Done")!;
  await act(async () => done.focus());
  await press("Done");
  await setApp({ asksReading: false });
  await act(() => new Promise(requestAnimationFrame));
  await act(() => new Promise(requestAnimationFrame));
  expect(document.activeElement).toBe(page.querySelector("[data-surface]"));
});
