// @vitest-environment happy-dom
import { act, useState } from "react";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { Notices } from "./Notices.tsx";

afterEach(() => vi.restoreAllMocks());

test("notices follow the browser's light and dark, and no longer once their project was left", async () => {
  const following = new Set<unknown>();
  const prototype: MediaQueryList = Object.getPrototypeOf(matchMedia("all"));
  const { addEventListener, removeEventListener } = prototype;
  vi.spyOn(prototype, "addEventListener").mockImplementation(function (
    this: MediaQueryList,
    ...of
  ) {
    following.add(of[1]);
    return addEventListener.apply(this, of as Parameters<typeof addEventListener>);
  });
  vi.spyOn(prototype, "removeEventListener").mockImplementation(function (
    this: MediaQueryList,
    ...of
  ) {
    following.delete(of[1]);
    return removeEventListener.apply(this, of as Parameters<typeof removeEventListener>);
  });
  let leave = () => {};
  const Project = () => {
    const [isOpen, setOpen] = useState(true);
    leave = () => setOpen(false);
    return isOpen && <Notices />;
  };
  await mounted(<Project />, { app: { theme: "system", notices: [] } });
  expect(following.size).toBe(1);
  await act(async () => leave());
  expect(following.size).toBe(0);
});

test("a document that was moved to the trash comes back by the button of its notice", async () => {
  const notice = {
    id: "1",
    kind: "info",
    text: "“Letter” is in the trash now.",
    trashed: "d1",
  } as const;
  const { done } = await mounted(<Notices />, { app: { notices: [notice] } });
  await vi.waitFor(() => expect(document.body.textContent).toContain("Undo"));
  const before = document.body.appendChild(document.createElement("button"));
  onTestFinished(() => before.remove());
  before.focus();
  const undo = document.querySelector<HTMLElement>("[data-sonner-toast] [data-button]")!;
  await act(async () => undo.focus());
  await press("Undo");
  expect(done).toContain("undoTrash d1");
  expect(document.activeElement).toBe(before);
});
