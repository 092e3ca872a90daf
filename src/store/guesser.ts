import { type Alternative, bestFirst, type SpanOrPair } from "../core/annotate/alternative.ts";
import { asJoined } from "../core/annotate/labelAcross.ts";
import { bordersAt } from "../core/document/borders.ts";
import { sentenceAt } from "../core/document/docIndex.ts";
import type { Doc, EntityType, Sentence } from "../core/document/document.ts";
import type { Span } from "../core/document/overlaps.ts";
import { exactWords, wordTexts } from "../core/document/words.ts";
import { guessEntityType, guessRelationType } from "../core/review/guessTypes.ts";
import { isBare } from "../core/types/modelTypes.ts";
import { currentName } from "../core/types/schema.ts";
import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import { isDeviceLost, isNotOpen } from "./deviceLost.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import { readerOf } from "./readerOf.ts";
import type { AppState, Asked } from "./state.ts";

/** What is likely of the active document: by the model, or else by what is annotated so far. */
export interface Guesser {
  alternatives: AppState["alternatives"];
  /** The type for a new entity; null without any type. */
  entityType(span: Span): Promise<string | null>;
  /** The type for a new relation between two entities, by id; null without any type. */
  relationType(head: string, tail: string): Promise<string | null>;
}

/** So many milliseconds an annotation that is being made waits for the model. */
const PATIENCE = 400;

/** The guesser of a store. */
export function createGuesser(context: Context, runtime: ModelRuntime): Guesser {
  const { get, services, notify } = context;
  const active = (): Doc | undefined => get().project.docs[get().activeDoc ?? ""];

  const alternatives = async (of: Asked) => {
    const { model } = get();
    const doc = active();
    const question = doc && questionOf(doc, of);
    if (!question || model.kind !== "ready" || isBare(model.model)) return null;
    const words = { id: question.sentence.id, words: wordTexts(doc, question.sentence) };
    const reader = readerOf(get().project.schema, model.model);
    try {
      const found = await services.model.alternatives(reader, words, question.of);
      return found.length > 0 ? named(found, typesOf(get(), of)) : null;
    } catch (error) {
      const message = messageOf(error);
      if (isDeviceLost(error))
        void runtime.dispatch({ kind: "deviceLost", model: model.model.id, message });
      else if (!isNotOpen(error))
        notify("warning", t("The model could not be asked: {message}", { message }));
      return null;
    }
  };
  return {
    alternatives,
    entityType: async (span) => {
      const { start, end } = span;
      const words = active()?.text.slice(start, end) ?? "";
      const opinion = await inTime(alternatives({ kind: "entity", span }));
      return guessEntityType(get().project, words, opinion);
    },
    relationType: async (head, tail) => {
      const [from, to] = [head, tail].map((id) => active()!.entities[id]);
      const opinion = await inTime(alternatives({ kind: "relation", head: from, tail: to }));
      return guessRelationType(get().project, { head: from.type, tail: to.type }, opinion);
    },
  };
}

/** Tells later whether the user still looks at the same: who has gone on is not called back. */
export function waitingFor(get: Context["get"]): () => boolean {
  const { activeDoc, selection } = get();
  return () => {
    const now = get();
    const isSelected = now.selection === selection || now.selection.kind === "none";
    return now.activeDoc === activeDoc && isSelected;
  };
}

const typesOf = ({ project: { schema } }: AppState, { kind }: Asked): readonly EntityType[] =>
  kind === "entity" ? schema.entities : schema.relations;

const inTime = <T>(answer: Promise<T>): Promise<T | null> =>
  Promise.race([answer, new Promise<null>((give) => setTimeout(() => give(null), PATIENCE))]);

/** The question in words of one sentence; null when the spans are not in one. */
function questionOf(open: Doc, of: Asked): { sentence: Sentence; of: SpanOrPair } | null {
  const doc = of.kind === "entity" ? asJoined(open, of.span) : open;
  const places = of.kind === "entity" ? [of.span] : [of.head, of.tail];
  const [first, second = first] = places.map((span) => placeOf(doc, span));
  if (!first || first.sentence !== second?.sentence) return null;
  const { sentence, words } = first;
  if (of.kind === "entity") return { sentence, of: { kind: "entity", span: words } };
  return { sentence, of: { kind: "relation", head: words, tail: second.words } };
}

/** The words that a span touches, in the sentence in which it begins. */
function placeOf(doc: Doc, span: Span): { sentence: Sentence; words: Span } | null {
  const borders = bordersAt(doc, span);
  const sentence = borders && sentenceAt(doc, borders.start);
  const words = sentence && exactWords(sentence, borders);
  return words ? { sentence, words } : null;
}

/** By the names of today; what are now one type has the probability of all of them. */
function named(found: readonly Alternative[], types: readonly EntityType[]): Alternative[] {
  const scores = new Map<string | null, number>();
  for (const { type, score } of found) {
    const name = type === null ? null : currentName(types, type);
    if (name !== undefined) scores.set(name, Math.min(1, (scores.get(name) ?? 0) + score));
  }
  return bestFirst([...scores].map(([type, score]) => ({ type, score })));
}
