// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { testDoc, testSchema } from "../../core/fixtures/project.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { CompareDialog } from "./CompareDialog.tsx";

const TEXT = "Ada left.";
const at = (...docs: readonly Doc[]) => ({
  app: {
    activeDoc: docs[0].id,
    project: {
      docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])),
      schema: testSchema,
    },
  },
});

test("the document of the same text is offered first, and compared", async () => {
  const docs = [testDoc("a", TEXT), testDoc("b", "Bob came."), testDoc("c", TEXT)];
  const { done, view } = await mounted(
    <CompareDialog doc={null} onClose={() => {}} />,
    at(...docs),
  );
  await press("Compare the two");
  expect(done).toEqual(["compareDocs a c"]);
  expect(view.getState()).toMatchObject({ dialog: null, center: "agreement" });
});

test("the one document of a project is compared with files only", async () => {
  await mounted(<CompareDialog doc={null} onClose={() => {}} />, at(testDoc("a", TEXT)));
  expect(document.body.textContent).toContain("Choose a file");
  expect(document.body.textContent).not.toContain("Compare the two");
});
