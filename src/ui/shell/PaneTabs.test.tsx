// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import type { AppState } from "../../store/state.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { CENTER_NAMES } from "./centerNames.ts";
import { PaneTabs } from "./PaneTabs.tsx";

const names = (page: HTMLElement) =>
  [...page.querySelectorAll("button")].map((one) => one.textContent);

test("the middle pane is called by the view that is open in it", async () => {
  const open = { kind: "open" } as AppState["agreement"];
  const { page, view, setApp } = await mounted(<PaneTabs />, { app: { agreement: open } });
  for (const [center, name] of Object.entries(CENTER_NAMES)) {
    await act(async () => view.setState({ center: center as keyof typeof CENTER_NAMES }));
    expect(names(page)).toEqual(["Documents", name, "Inspector"]);
  }
  await act(async () => view.setState({ center: "agreement" }));
  await setApp({ agreement: { kind: "none" } });
  expect(names(page)[1]).toBe("Text");
});
