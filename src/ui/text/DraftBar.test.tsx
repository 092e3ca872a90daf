// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { draftDoc } from "../../core/annotate/draftDoc.ts";
import { wordTexts } from "../../core/document/words.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { Draft } from "../../core/lifecycle/trainReport.ts";
import { modelTypes } from "../../core/types/schema.ts";
import type { AppState } from "../../store/state.ts";
import { useDraft } from "../app/useDraft.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { looksBy, looksOf } from "../look/looks.ts";
import { sentenceView } from "../rows/sentenceView.ts";
import { DraftBar } from "./DraftBar.tsx";
import { SentenceRow } from "./SentenceRow.tsx";
import { TextBlock } from "./TextBlock.tsx";

const span = { start: 0, end: 1, type: "Firm", score: 0.9, boundaryScore: 0.9 };
const found = [
  {
    sentence: { id: "d:2", words: wordTexts(DOC, DOC.sentences[2]) },
    prediction: { entities: [span], relations: [] },
  },
];
const types = modelTypes(SCHEMA);
const running = (draft: Draft | null) => ({
  training: {
    kind: "running" as const,
    standing: "running" as const,
    progress: null,
    curve: { steps: [], epochs: [] },
    draft,
    isStored: true,
  },
});

test("the bar is there as long as there is a draft, and hides what it is about", async () => {
  const { page, setApp, view } = await mounted(<DraftBar doc={DOC} />, { app: running(null) });
  expect(page.textContent).toBe("");
  // The other is the end of a relation that the user confirmed: it stays.
  await setApp(running({ seconds: 10, types, found }));
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

/** The rows of the draft, read beside a model that has learnt nothing. */
function Drafted() {
  const draft = useDraft(DOC);
  if (!draft) return null;
  const view = sentenceView(draft.doc, 2, { showRejected: false, draft });
  const looks = looksBy(SCHEMA)(UNTAUGHT);
  const row = { current: null, selected: null, hints: null, newParagraph: true };
  return <TextBlock {...row} views={[view]} looks={looks} drafted={draft.looks} />;
}
const UNTAUGHT = { types: { entities: {}, relations: {} }, readsNames: true };

test("in a draft only types that the training does not teach are known by name", async () => {
  const model = { kind: "ready", model: UNTAUGHT } as AppState["model"];
  const { Firm: _, ...others } = types.entities;
  const untaught = { seconds: 10, types: { ...types, entities: others }, found };
  const { page, setApp } = await mounted(<Drafted />, { app: { model, ...running(untaught) } });
  const label = () => page.querySelector("[role=img]")?.getAttribute("aria-label");
  expect(label()).toBe("Bob, Firm, suggested, by name only, 90 %, new in the draft");
  await setApp({ model, ...running({ seconds: 10, types, found }) });
  expect(label()).toBe("Bob, Firm, suggested, 90 %, new in the draft");
});
