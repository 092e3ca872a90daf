import type { Doc, Entity, Relation, Schema, Scope, Sentence } from "./document.ts";
import type { MentionChoices } from "./mentionChoices.ts";

/** A change inside one document: `null` removes. */
export interface DocEdit {
  readonly name?: string;
  /** Another text: sentences and annotations that move with it are named by the same edit. */
  readonly text?: string;
  /** Other sentences, all of them. */
  readonly sentences?: readonly Sentence[];
  /** Into the trash, or (null) out of it. */
  readonly trashedAt?: number | null;
  /** Other types that are not annotated in it, all of them, or (null) none. */
  readonly notAnnotated?: Scope | null;
  /** Other sentences that are left out of training, all of them, or (null) none. */
  readonly notTrained?: readonly string[] | null;
  /** Other keys of likely errors that were found right, all of them, or (null) none. */
  readonly checked?: readonly string[] | null;
  readonly entities?: Readonly<Record<string, Entity | null>>;
  readonly relations?: Readonly<Record<string, Relation | null>>;
  readonly confirmed?: Readonly<Record<string, Scope | null>>;
}

/** A change to the project. Plain data, so it can be stored, sent and undone. */
export interface Edit {
  /** Whole documents that come or go. */
  readonly docs?: Readonly<Record<string, Doc | null>>;
  /** Changes inside documents that stay. */
  readonly inside?: Readonly<Record<string, DocEdit>>;
  readonly schema?: Schema;
  /** What is said of mentions, all of it, or (null) nothing. */
  readonly mentions?: MentionChoices | null;
}

/** An edit with the name that the user sees ("Accept Havana", "Delete document notes.txt"). */
export interface NamedEdit {
  readonly name: string;
  readonly edit: Edit;
}

/** Why an edit cannot be made, in words for the user. */
export interface Refusal {
  readonly refused: string;
}

/** Whether a builder refused to make an edit. */
export const isRefusal = (made: NamedEdit | Refusal): made is Refusal => "refused" in made;

/** An edit inside one document. */
export const inside = (doc: Doc, name: string, edit: DocEdit): NamedEdit => ({
  name,
  edit: { inside: { [doc.id]: edit } },
});
