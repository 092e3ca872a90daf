import type { MentionChoices } from "./mentionChoices.ts";

/** A stretch of a document's text in UTF-16 code units, end exclusive. */
export type Range = readonly [start: number, end: number];

/** Things of one kind by their ids. */
export type Table<T> = Readonly<Record<string, T>>;

/** A sentence and its words. Words never overlap, are in order, and lie inside the sentence. */
export interface Sentence {
  /** Unique over all documents, and stable. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly words: readonly Range[];
}

/** What the user has said of an annotation. Rejected ones are kept, so that they do not come back. */
export type Status = "suggested" | "confirmed" | "rejected";

/**
 * Who made an annotation. Predictions replace the suggestions of the model alone: what the user
 * asked for or a file suggested stays until it is decided.
 */
export type Maker = "model" | "user" | "import";

/**
 * A labelled stretch of the text inside one sentence. Its borders lie on word borders unless the
 * user asked for characters; only spans on word borders can be trained on.
 */
export interface Entity {
  /** Opaque: it says nothing of words or types. Unique in its document. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly status: Status;
  readonly by: Maker;
  /** The probability of who suggested it; null where none was given. */
  readonly score: number | null;
  /**
   * The pieces of an imported discontinuous span, from `start` to `end`; stale once a border moved.
   * Everything but brat's files takes the span as one stretch.
   */
  readonly fragments?: readonly Range[];
}

/** A directed arc between two entities, by id. */
export interface Relation {
  readonly id: string;
  readonly head: string;
  readonly tail: string;
  readonly type: string;
  readonly status: Status;
  readonly by: Maker;
  readonly score: number | null;
}

/**
 * Names of types: those for which a sentence was annotated completely. In it what is unlabelled is
 * none of these types, while nothing is said of others. Equal scopes are one object where it can be.
 */
export interface Scope {
  readonly entities: readonly string[];
  readonly relations: readonly string[];
}

/** A text with its annotations. An edit of the text names all that moves with it. */
export interface Doc {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly entities: Table<Entity>;
  readonly relations: Table<Relation>;
  /** The sentences that the user accepted whole or marked done, by id: training data. */
  readonly confirmed: Table<Scope>;
  /** Milliseconds since 1970; documents are listed in this order. */
  readonly createdAt: number;
  /** Since when it lies in the trash: kept, but neither shown, searched, trained on nor exported. */
  readonly trashedAt?: number;
  /** Types that are not annotated in this document: absent, all are that the schema has. */
  readonly notAnnotated?: Scope;
  /** Ids of sentences that are left out of training, though they may be confirmed; absent: none. */
  readonly notTrained?: readonly string[];
  /** Keys of likely errors that the user looked at and found right; absent: none. */
  readonly checked?: readonly string[];
  /** What the file that it came from says of it, by name: columns of a table, ids; absent: nothing. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Everything the user works on. */
export interface Project {
  readonly docs: Table<Doc>;
  readonly schema: Schema;
  /** Which mentions name one thing, as far as the user said so; absent: nothing was said. */
  readonly mentions?: MentionChoices;
}

/** An entity type. `name` is what annotations, files and the model's `types.json` hold. */
export interface EntityType {
  readonly name: string;
  readonly short: string;
  readonly verbose: string;
  /** Other names, or what is meant in a few words: a model that reads names goes by them too. */
  readonly also?: readonly string[];
  /** Names it had before: the model may still know it under one of them. */
  readonly formerNames: readonly string[];
  /**
   * The names that it had itself, the present one last: a model that knows several of them knows it by
   * the first, and by the others types that are gone. Absent: it was not renamed since this is stored.
   */
  readonly ownNames?: readonly string[];
  /** Place in the palette, where the user chose one; else its place decides. */
  readonly hue?: number;
  /** The key that chooses it, where the user set one; else the first nine places have their digit. */
  readonly key?: string;
  /** Its place among colours and keys, where that is no longer its place in the schema. */
  readonly place?: number;
  /** It came with a model, and nobody has changed it: it goes with that if nobody used it. */
  readonly fromModel?: true;
  /** How sure the model must be of what it suggests, 0 to 1; absent: as it finds. */
  readonly suggestFrom?: number;
  /** Switched off: it is annotated in no document. */
  readonly notAnnotated?: true;
}

/** A relation type. A symmetric relation is stored with the earlier span as head. */
export interface RelationType extends EntityType {
  readonly symmetric: boolean;
  /** Entity types that may be its head; absent: all of them. */
  readonly heads?: readonly string[];
  /** Entity types that may be its tail; absent: all of them. */
  readonly tails?: readonly string[];
}

/** The types of a project, in the order in which the user sees them. */
export interface Schema {
  readonly entities: readonly EntityType[];
  readonly relations: readonly RelationType[];
}
