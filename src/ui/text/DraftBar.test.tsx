// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { draftDoc } from "../../core/annotate/draftDoc.ts";
import { wordTexts } from "../../core/document/words.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { looksOf } from "../look/looks.ts";
import { sentenceView } from "../rows/sentenceView.ts";
import { DraftBar } from "./DraftBar.tsx";
import { SentenceRow } from "./SentenceRow.tsx";

const span = { start: 0, end: 1, type: "Firm", score: 0.9, boundaryScore: 0.9 };
const found = [
  {
    sentence: { id: "d:2", words: wordTexts(DOC, DOC.sentences[2]) },
    prediction: { entities: [span], relations: [] },
  },
];
const running = (draft: { seconds: number; found: typeof found } | null) => ({
  training: { kind: "running" as const, progress: null, losses: [], draft },
});

test("the bar is there as long as there is a draft, and hides what it is about", async () => {
  const { page, setApp, view } = await mounted(<DraftBar doc={DOC} />, { app: running(null) });
  expect(page.textContent).toBe("");
  // The other is the end of a relation that the user confirmed: it stays.
  await setApp(running({ seconds: 10, found }));
  expect(page.textContent).toContain("Draft after 10 s: 2 suggestions, 1 new, 0 gone");
  const tick = page.querySelector("input")!;
  await act(async () => tick.click());
  expect(view.getState().showDraft).toBe(false);
  await setApp(running(null));
  expect(page.textContent).toBe("");
});

test("nothing of a drafted row can be pressed or decided but what was decided before", async () => {
  const draft = draftDoc(DOC, found, { schema: SCHEMA, except: null });
  const row = { looks: looksOf(SCHEMA), selected: null, current: false, hints: null };
  const view = sentenceView(draft.doc, 2, { showRejected: false, draft });
  const { page } = await mounted(<SentenceRow {...row} view={view} />);
  expect(page.querySelectorAll("button, [role=button], [data-grip]")).toHaveLength(0);
  const mark = page.querySelector("[role=img]");
  expect(mark?.getAttribute("aria-label")).toBe("Bob, Firm, suggested, 90 %, new in the draft");
  expect(page.querySelector("[role=group]")?.getAttribute("aria-label")).toBe("Sentence 3, draft");
});
