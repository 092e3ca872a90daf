// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { mounted } from "../../fixtures/mounted.tsx";
import { PaletteDialog } from "./PaletteDialog.tsx";

test("Enter right after typing runs the first command, though no line is active yet", async () => {
  const onClose = vi.fn();
  await mounted(<PaletteDialog onClose={onClose} />);
  const input = document.querySelector("input")!;
  const enter = () =>
    act(async () => {
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    });
  await enter();
  expect(onClose).not.toHaveBeenCalled(); // nothing was typed
  await act(async () => {
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!;
    set?.call(input, "new text");
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.removeAttribute("aria-activedescendant");
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  });
  expect(onClose).toHaveBeenCalledOnce();
});
