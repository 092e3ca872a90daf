// @vitest-environment happy-dom
import { act, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
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
