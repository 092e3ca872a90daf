import type { Scope } from "../document/document.ts";

/** An entity of a sentence in word indexes, end exclusive. */
export interface LabelledEntity {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** A relation of a sentence; head and tail are indexes into the sentence's entities. */
export interface LabelledRelation {
  readonly type: string;
  readonly head: number;
  readonly tail: number;
}

/** What the model reads: the words of one sentence. */
export interface SentenceWords {
  readonly id: string;
  readonly words: readonly string[];
}

/** A sentence with its gold annotations: one record of a SpERT JSON file. */
export interface Example extends SentenceWords {
  readonly entities: readonly LabelledEntity[];
  readonly relations: readonly LabelledRelation[];
  /** The types for which it was annotated completely; absent: all that there are. */
  readonly known?: Scope;
}

export interface ScoredEntity extends LabelledEntity {
  /** Softmax probability of the type. */
  readonly score: number;
  /** p(type) · σ(entityness) · σ(iou): orders overlapping spans. */
  readonly boundaryScore: number;
}

export interface ScoredRelation extends LabelledRelation {
  readonly score: number;
}

/** What the model finds in one sentence. */
export interface Prediction {
  readonly entities: readonly ScoredEntity[];
  readonly relations: readonly ScoredRelation[];
}
