// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { useApp } from "../app/useApp.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { useFocusKept } from "./useFocusKept.ts";

function Panel() {
  const shown = useApp((s) => s.theme);
  return (
    <div {...useFocusKept(shown)}>
      <section key={shown} aria-label={shown}>
        <button type="button">{shown}</button>
      </section>
    </div>
  );
}

const button = () => document.querySelector("button")!;

test("the focus stays when the button that had it is gone", async () => {
  const { setApp } = await mounted(<Panel />);
  await act(async () => button().focus());
  await setApp({ theme: "dark" });
  expect(document.activeElement?.getAttribute("aria-label")).toBe("dark");
});

test("who is elsewhere stays there", async () => {
  const { setApp } = await mounted(<Panel />);
  await act(async () => button().focus());
  await act(async () => button().blur());
  await setApp({ theme: "dark" });
  expect(document.activeElement).toBe(document.body);
});
