// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { NewTextDialog } from "./NewTextDialog.tsx";

test("what was typed stays while another tab has the project", async () => {
  let isClosed = false;
  const close = () => {
    isClosed = true;
  };
  const { done, setApp } = await mounted(
    <NewTextDialog pasted={{ text: "Ada lives in Rome." }} onClose={close} />,
  );
  const add = () =>
    [...document.querySelectorAll<HTMLButtonElement>("button")].find(
      ({ textContent }) => textContent === "Add text",
    )!;
  expect(add().disabled).toBe(false);
  await setApp({ storage: { kind: "readOnly" } });
  expect(add().disabled).toBe(true);
  document.querySelector("form")!.requestSubmit();
  expect([isClosed, done]).toEqual([false, []]);
  expect(document.querySelector("textarea")!.value).toBe("Ada lives in Rome.");
  expect(document.querySelector("[role=note]")!.textContent).toContain("Another tab");
});
