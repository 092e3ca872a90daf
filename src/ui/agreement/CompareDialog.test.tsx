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
  const compared: string[] = [];
  const compareDocs = async (left: string, right: string) => {
    compared.push(`${left} ${right}`);
    return compared.length > 1;
  };
  const { app } = at(...docs);
  const { view } = await mounted(<CompareDialog doc={null} onClose={() => {}} />, {
    app: { ...app, compareDocs },
  });
  await press("Compare the two");
  expect(compared).toEqual(["a c"]);
  expect(view.getState().center).toBe("text"); // It could not be opened.
  await press("Compare the two");
  expect(view.getState()).toMatchObject({ dialog: null, center: "agreement" });
});

test("the one document of a project is compared with files only", async () => {
  await mounted(<CompareDialog doc={null} onClose={() => {}} />, at(testDoc("a", TEXT)));
  expect(document.body.textContent).toContain("Choose a file");
  expect(document.body.textContent).not.toContain("Compare the two");
});
