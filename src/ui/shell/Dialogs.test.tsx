// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { testDoc, testSchema } from "../../core/fixtures/project.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { Dialogs } from "./Dialogs.tsx";

const projectOf = (...names: readonly string[]) => ({
  docs: Object.fromEntries(names.map((name) => [name, testDoc(name, "Ada left.")])),
  schema: testSchema,
});

test("the dialog of a document that is gone meanwhile is closed, so that keys work again", async () => {
  const dialog = { kind: "rename", doc: "a" } as const;
  const { view, setApp } = await mounted(<Dialogs />, {
    app: { project: projectOf("a", "b") },
    view: { dialog },
  });
  expect(view.getState().dialog).toEqual(dialog);
  await act(async () => setApp({ project: projectOf("b") }));
  expect(view.getState().dialog).toBeNull();
});
