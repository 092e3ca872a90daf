import type { ModelTypes } from "../types/modelTypes.ts";

/** Where a model comes from that the user added. */
export type AddedOrigin =
  | { readonly kind: "files" }
  /** The Hub: by its name there and the revision that was asked for, which was this commit then. */
  | {
      readonly kind: "hub";
      readonly repo: string;
      readonly revision: string;
      readonly commit: string;
    };

/** The sizes by which an encoder is known. */
export interface EncoderFacts {
  /** Its kind, in words: "RoBERTa". */
  readonly label: string;
  readonly layers: number;
  readonly hidden: number;
}

/** What a model is, as its files say. */
export interface ModelFacts {
  /** A bare encoder has no heads: it learns the types of a project when it is trained. */
  readonly what: "encoder" | "spert" | "model";
  readonly encoder: EncoderFacts;
  /** None of a bare encoder. */
  readonly types: ModelTypes;
}

/** What can be told of any model that is here. */
export interface ModelAbout extends ModelFacts {
  /** Null where the server does not say it of a bundled one. */
  readonly bytes: number | null;
  readonly licence: string | null;
  /** Its README.md; empty where it came with none. */
  readonly card: string;
  /** Of a bundled one: whether it opens without a network. */
  readonly isKept?: boolean;
}

/** A stored model of which nothing is known any more but what it takes. */
export interface DamagedModel {
  readonly id: string;
  readonly bytes: number;
}

/** A model that the user added, as it is stored. */
export interface AddedModel extends ModelFacts {
  readonly id: string;
  readonly name: string;
  readonly origin: AddedOrigin;
  readonly createdAt: number;
  readonly bytes: number;
  /** As its card names it; null where it says nothing. */
  readonly licence: string | null;
}
