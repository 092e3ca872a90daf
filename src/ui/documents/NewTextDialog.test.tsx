// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { NewTextDialog } from "./NewTextDialog.tsx";

test("what was typed stays while another tab has the project, and when it is taken back", async () => {
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
  const note = () => document.querySelector("[role=note]");
  expect(note()!.textContent).toContain("Another tab");
  await press("Use here");
  expect(document.activeElement).toBe(document.querySelector("textarea"));
  await setApp({ storage: { kind: "saved", at: 0 } });
  expect(note()).toBeNull();
  expect(document.querySelector("textarea")!.value).toBe("Ada lives in Rome.");
  expect(add().disabled).toBe(false);
});

test("what was typed stays until it is in the project: another tab may take that over meanwhile", async () => {
  let closed = 0;
  const answers: ((isAdded: boolean) => void)[] = [];
  const addText = () => new Promise<boolean>((resolve) => answers.push(resolve));
  const drawn = <NewTextDialog pasted={{ text: "Ada lives in Rome." }} onClose={() => closed++} />;
  await mounted(drawn, { app: { addText } });
  const send = () => act(async () => document.querySelector("form")!.requestSubmit());
  await send();
  await send(); // a second Enter adds nothing more
  expect([answers.length, closed]).toEqual([1, 0]);
  await act(async () => answers[0](false));
  expect(closed).toBe(0);
  expect(document.querySelector("textarea")!.value).toBe("Ada lives in Rome.");
  await send();
  await act(async () => answers[1](true));
  expect(closed).toBe(1);
});

test("a dialog that was opened while the text was read is not closed by it", async () => {
  let closed = 0;
  let answer = (_: boolean) => {};
  const addText = () => new Promise<boolean>((resolve) => (answer = resolve));
  const drawn = <NewTextDialog pasted={{ text: "Ada lives in Rome." }} onClose={() => closed++} />;
  const { view } = await mounted(drawn, { app: { addText } });
  await act(async () => document.querySelector("form")!.requestSubmit());
  view.setState({ dialog: { kind: "keys" } });
  await act(async () => answer(true));
  expect(closed).toBe(0);
});

test("the new text is shown, whichever pane and view were", async () => {
  const added: string[][] = [];
  const addText = async (...given: string[]) => added.push(given) > 0;
  const { view } = await mounted(
    <NewTextDialog pasted={{ text: "Ada lives in Rome." }} onClose={() => {}} />,
    { app: { addText }, view: { pane: "documents", center: "queue" } },
  );
  await act(async () => document.querySelector("form")!.requestSubmit());
  expect(added).toEqual([["Ada lives in Rome.", "Ada lives in Rome."]]);
  expect(view.getState()).toMatchObject({ pane: "text", center: "text" });
});

test("the project is taken over from within, out of the trash if another tab put it there", async () => {
  const trashed = {
    id: "first",
    name: "My project",
    createdAt: 0,
    usedAt: 2,
    docs: 1,
    trashedAt: 5,
  };
  const app = { storage: { kind: "readOnly", isFree: true }, projects: [trashed] } as const;
  const drawn = <NewTextDialog pasted={{ text: "" }} onClose={() => {}} />;
  const { done, setApp } = await mounted(drawn, { app });
  await press("Bring it back");
  expect(done).toEqual(["restoreProject first", "takeOver"]);
  await setApp({ ...app, storage: { kind: "readOnly" } });
  expect(document.querySelector("[role=note]")!.textContent).toContain("Use here");
});

test("what a newer version wrote cannot be taken over", async () => {
  const app = { storage: { kind: "readOnly", isNewer: true } } as const;
  await mounted(<NewTextDialog pasted={{ text: "" }} onClose={() => {}} />, { app });
  const words = "A newer version of Spanloom wrote this: it is only shown here.";
  expect(document.querySelector("[role=note]")!.textContent).toBe(words);
});

async function type(field: HTMLTextAreaElement, text: string): Promise<void> {
  const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")!;
  await act(async () => {
    set!.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

test("what was typed is not thrown away by a key: that is asked first", async () => {
  let closed = 0;
  const drawn = <NewTextDialog pasted={{ text: "" }} onClose={() => closed++} />;
  await mounted(drawn);
  const leave = async () => {
    const from = document.activeElement ?? document.body;
    const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    await act(async () => void from.dispatchEvent(key));
  };
  const question = () => document.querySelector("[role=alertdialog]");
  await type(document.querySelector("textarea")!, "Ada lives in Rome.");
  await leave();
  expect(question()!.textContent).toContain("Throw away what you typed?");
  await leave();
  expect([question(), closed]).toEqual([null, 0]);
  expect(document.querySelector("textarea")!.value).toBe("Ada lives in Rome.");
  await press("Cancel");
  await press("Throw away");
  expect(closed).toBe(1);
});

test("what was only pasted, and nothing, go without a question", async () => {
  let closed = 0;
  await mounted(<NewTextDialog pasted={{ text: "Ada." }} onClose={() => closed++} />);
  await press("Cancel");
  expect(closed).toBe(1);
});
