// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { useGrowing } from "./useGrowing.ts";

test("a long list is there in steps, and a short one at once", async () => {
  vi.useFakeTimers();
  const seen: number[] = [];
  const List = ({ items }: { items: readonly number[] }) => {
    seen.push(useGrowing(items).length);
    return null;
  };
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
  const root = createRoot(document.createElement("div"));
  const show = async (count: number) => {
    seen.length = 0;
    await act(async () => root.render(<List items={numbers(count)} />));
    for (let turn = 0; turn < 20; turn++)
      await act(async () => void (await vi.advanceTimersByTimeAsync(1)));
    const steps = seen.slice(1).map((length, i) => length - seen[i]);
    return { first: seen[0], last: seen.at(-1), largest: Math.max(0, ...steps) };
  };
  expect(await show(10)).toEqual({ first: 10, last: 10, largest: 0 });
  expect(await show(1000)).toEqual({ first: 250, last: 1000, largest: 250 });
  expect(await show(3)).toMatchObject({ first: 3, last: 3 });
  // What a filter had hidden comes back in steps, too.
  expect(await show(900)).toEqual({ first: 250, last: 900, largest: 250 });
  await act(async () => root.unmount());
  vi.useRealTimers();
});
