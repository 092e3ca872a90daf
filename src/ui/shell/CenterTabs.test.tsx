// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { CenterTabs } from "./CenterTabs.tsx";

test("the tab of the open view comes into sight, and a wheel moves the line", async () => {
  const shown: (string | null)[] = [];
  vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    shown.push(this.textContent);
  });
  const { page, view } = await mounted(<CenterTabs ids={["text", "queue", "models"]} />);
  await act(async () => view.setState({ center: "models" }));
  await act(async () => view.setState({ center: "text" }));
  expect(shown).toEqual(["Text", "Models", "Text"]);
  const line = page.querySelector(".center-tabs")!;
  await act(async () => line.dispatchEvent(new WheelEvent("wheel", { deltaY: 30, bubbles: true })));
  expect(line.scrollLeft).toBe(30);
  vi.restoreAllMocks();
});
