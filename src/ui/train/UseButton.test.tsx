// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { useApp } from "../app/useApp.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { UseButton } from "./UseButton.tsx";

/** The theme stands for what becomes of the model. */
function Row() {
  const theme = useApp((s) => s.theme);
  return (
    <>
      <UseButton
        name="Small"
        used={theme === "dark"}
        isDisabled={theme === "light"}
        onPress={() => {}}
      />
      <button type="button">Elsewhere</button>
    </>
  );
}

const focused = () => document.activeElement?.textContent;

test.each([
  { becomes: "dark", has: "in use" },
  { becomes: "system", has: "Use" },
] as const)("the focus stays in the row: $has", async ({ becomes, has }) => {
  const { page, setApp } = await mounted(<Row />, { app: { theme: "system" } });
  const button = page.querySelector("button")!;
  await act(async () => button.focus());
  await press("Use Small");
  await setApp({ theme: "light" });
  // As browsers do once it cannot be pressed.
  await act(async () => button.blur());
  await setApp({ theme: becomes });
  expect(focused()).toBe(has);
});

test("who went elsewhere while it was opened stays there", async () => {
  const { page, setApp } = await mounted(<Row />, { app: { theme: "system" } });
  await press("Use Small");
  await setApp({ theme: "light" });
  await act(async () => page.querySelectorAll("button")[1].focus());
  await setApp({ theme: "dark" });
  expect(focused()).toBe("Elsewhere");
});
