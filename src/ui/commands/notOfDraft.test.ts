import { expect, test } from "vitest";
import { wordTexts } from "../../core/document/words.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { Draft } from "../../core/lifecycle/trainReport.ts";
import { modelTypes } from "../../core/types/schema.ts";
import type { AppState } from "../../store/state.ts";
import { contextAt, SCHEMA } from "./fixture.ts";
import { runCommand } from "./runCommand.ts";

const EMPTY = { ...DOC, entities: {}, relations: {}, confirmed: {} };
const span = (start: number) => {
  return { start, end: start + 1, type: "Person", score: 0.9, boundaryScore: 0.9 };
};
const relation = { type: "Works", head: 0, tail: 1, score: 0.8 };
const [first, second] = DOC.sentences;
const draft: Draft = {
  seconds: 10,
  types: modelTypes(SCHEMA),
  found: [
    {
      sentence: { id: first.id, words: wordTexts(DOC, first) },
      prediction: { entities: [span(0), span(4)], relations: [relation] },
    },
  ],
};
const training = {
  kind: "running",
  standing: "running",
  progress: null,
  curve: { steps: [], epochs: [] },
  draft,
  isStored: true,
} as const;
/** What is said after a sentence without suggestions is confirmed by a command. */
function saidOf(sentence: string, command = "acceptSentence", showDraft = true) {
  const docs: AppState["project"]["docs"] = { d: EMPTY };
  const { context, done } = contextAt({
    selection: { kind: "sentence", id: sentence },
    app: {
      project: { docs, schema: SCHEMA },
      training,
      // The store confirms at once.
      acceptSentence: confirm,
      finishSentence: confirm,
    },
    view: { showDraft },
  });
  function confirm(id: string) {
    Object.assign(context.app().project.docs, {
      d: { ...EMPTY, confirmed: { [id]: { entities: [], relations: [] } } },
    });
  }
  runCommand(context, command);
  return done.filter((one) => one.startsWith("notify"));
}

test("a sentence that is confirmed without what a draft shows of it says so", () => {
  expect(saidOf(first.id)).toEqual([
    "notify info Confirmed as it is stored: without the draft’s 2 spans and 1 relation. Undo takes it back.",
  ]);
});

test("others do not, nor when drafts are not shown, nor where all else is rejected", () => {
  expect(saidOf(second.id)).toEqual([]);
  expect(saidOf(first.id, "acceptSentence", false)).toEqual([]);
  expect(saidOf(first.id, "finishSentence")).toEqual([]);
});
