// @vitest-environment happy-dom
import { act, useState } from "react";
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { DialogBox } from "./DialogBox.tsx";

/** Two frames, in which a closed dialog gives the focus back. */
const frames = () => act(() => new Promise((done) => setTimeout(done, 100)));

test("what no button opened leaves the focus in the middle when it closes", async () => {
  const main = document.body.appendChild(document.createElement("main"));
  let close: () => void = () => {};
  function Opened() {
    const [isOpen, setIsOpen] = useState(true);
    close = () => setIsOpen(false);
    return isOpen && <DialogBox title="Import" onClose={close} children="Read." />;
  }
  await mounted(<Opened />);
  await frames();
  expect(document.activeElement).not.toBe(main);
  await act(async () => close());
  await frames();
  expect(document.activeElement).toBe(main);
  // From then on a press on what is in it leaves the focus where it belongs.
  main.blur();
  expect(main.hasAttribute("tabindex")).toBe(false);
  main.remove();
});
