// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { sideTypes } from "../../core/agreement/comparedDoc.ts";
import { matchDocs } from "../../core/agreement/matchDocs.ts";
import type { Doc } from "../../core/document/document.ts";
import { testDoc, testSchema, withEntity } from "../../core/fixtures/project.ts";
import { modelTypes } from "../../core/types/schema.ts";
import type { OpenAgreement } from "../../store/agreementState.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { AgreementPane } from "./AgreementPane.tsx";

const own = { status: "confirmed", by: "user", score: null } as const;
const TEXT = "Ada met Bob in Rome.";
const types = modelTypes(testSchema);

function shown(left: readonly Doc[], right: readonly Doc[]) {
  const agreement: OpenAgreement = {
    kind: "open",
    names: { left: "This project", right: "theirs.spanloom" },
    matched: matchDocs(left, right),
    sideTypes: sideTypes(testSchema, types),
    types,
    decisions: [],
  };
  const docs = Object.fromEntries(left.map((doc) => [doc.id, doc]));
  return mounted(<AgreementPane />, { app: { agreement, project: { docs, schema: testSchema } } });
}
const mine = withEntity(testDoc("l", TEXT), "a", "Ada", own);
const theirs = withEntity(testDoc("r", TEXT), "b", "Ada", { ...own, type: "Org" });

test("a difference is decided by a key, for its document", async () => {
  const { page, done, view } = await shown([mine], [theirs]);
  await press("Differences");
  const card = page.querySelector<HTMLElement>("article")!;
  expect(card.getAttribute("aria-label")).toBe("Span of another type, 1 of 1");
  await act(async () => {
    card.dispatchEvent(new KeyboardEvent("keydown", { key: "2", bubbles: true }));
  });
  const [decided] = done.filter((line) => line.startsWith("decideDifferences"));
  expect(decided).toContain('[{"doc":"l","differences":[');
  expect(decided).toMatch(/ right \{"annotations":"confirmed","sentences":"all"\}$/);
  await act(async () => {
    card.dispatchEvent(new KeyboardEvent("keydown", { key: "0", ctrlKey: true, bubbles: true }));
  });
  expect(done.filter((line) => line.startsWith("decideDifferences"))).toHaveLength(1);
  expect(view.getState().agreement.shown).toBe("differences");
});

test.each([
  { name: "nobody annotated anything", right: testDoc("r", TEXT), want: /Neither side has/ },
  { name: "no text is on both sides", right: testDoc("q", "Other."), want: /No document is on/ },
])("$name is said in words", async ({ right, want }) => {
  const { page } = await shown([testDoc("l", TEXT)], [right]);
  expect(page.textContent).toMatch(want);
  expect(page.textContent).not.toMatch(/NaN|undefined/);
});

test("what is the same on both sides differs nowhere", async () => {
  const { page } = await shown([mine], [{ ...mine, id: "r" }]);
  expect(page.textContent).toMatch(/Types of spans: kappa[^0-9]*: 1 span\.not defined/);
  await press("Differences");
  expect(page.textContent).toMatch(/both sides say the same/);
});

test("many documents are compared some at a time", async () => {
  const docs = (side: string) =>
    Array.from({ length: 40 }, (_, i) => testDoc(`${side}${i}`, `Ada met Bob ${i}.`));
  const { page } = await shown(docs("l"), docs("r"));
  await act(async () => {
    for (let i = 0; i < 50; i++) await new Promise((go) => setTimeout(go));
  });
  expect(page.textContent).toMatch(/40 sentences in 40 documents/);
});
