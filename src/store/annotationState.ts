import type { Status } from "../core/document/document.ts";
import type { Selection } from "../core/document/selection.ts";
import type { AnnotationRef, Bound, BulkScope } from "../core/review/bulk.ts";

/** What is done with annotations: those of the active document, where nothing else is said. */
export interface AnnotationState {
  /** Takes away what a model suggested and nobody decided. */
  clearSuggestions(): void;
  select(selection: Selection): void;
  /**
   * Borders snap outwards to words, unless `by` is "characters". Words of several sentences join
   * these, in the same step.
   */
  addEntity(start: number, end: number, type: string, by?: "words" | "characters"): void;
  /** Makes an entity of the type that the model, or what was annotated so far, makes likely. */
  addGuessed(start: number, end: number, by?: "words" | "characters"): Promise<void>;
  retypeEntity(id: string, type: string): void;
  /**
   * Moves borders; they snap outwards to words (or stay as they are). Into other sentences: these are
   * joined. With another type the entity gets that, too.
   */
  moveEntity(
    id: string,
    start: number,
    end: number,
    how?: { readonly by?: "words" | "characters"; readonly type?: string },
  ): void;
  /** Moves one border by whole words: -1 to the left, +1 to the right. */
  moveBorder(id: string, border: "start" | "end", words: -1 | 1): void;
  /** Cuts an entity in two before the word that holds this offset; relations stay with the first. */
  splitEntity(id: string, offset: number): void;
  /** Joins an entity with its next (1) or former (-1) neighbour in the sentence; both's relations stay. */
  mergeEntity(id: string, neighbour: -1 | 1): void;
  startLink(head: string): void;
  cancelLink(): void;
  /**
   * Makes the relation and selects it; suggested ends become confirmed. Without a type: the best
   * guess of those that the schema allows.
   */
  finishLink(tail: string, type?: string): Promise<void>;
  retypeRelation(id: string, type: string): void;
  reverseRelation(id: string): void;
  /** Decides about an entity or a relation. */
  setStatus(selection: Selection, status: Status): void;
  /** Removes what the user made; rejects what the model suggested. */
  remove(selection: Selection): void;
  /** Accepts every suggestion of the sentence and confirms it. */
  acceptSentence(id: string): void;
  /** Rejects what is still suggested and confirms the sentence: nothing else is in it. */
  finishSentence(id: string): void;
  reopenSentence(id: string): void;
  /** Makes one sentence of all from one to another, and selects it. */
  joinSentences(from: string, to: string): void;
  /** Cuts a sentence in two before the word that holds this offset. */
  splitSentence(id: string, offset: number): void;
  /** Decides about many suggestions of any documents, as one step; `bound` is for its name. */
  decideAll(what: readonly AnnotationRef[], status: "confirmed" | "rejected", bound?: Bound): void;
  /**
   * Suggests a type for every occurrence of a string (as whole words) in the scope that no entity
   * has yet, as one step.
   */
  labelOccurrences(text: string, type: string, matchCase: boolean, scope: BulkScope): void;
}
