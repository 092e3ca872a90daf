import type { Place } from "../importError.ts";

/** What is said of something, by name. */
export type Infons = ReadonlyMap<string, string>;

/** A document of BioC, whichever way it is written. */
export interface BiocDocument extends Annotated {
  readonly id: string;
  readonly infons: Infons;
  readonly passages: readonly BiocPassage[];
}

/** Annotations stand in documents, passages and sentences. */
interface Annotated {
  readonly annotations: readonly BiocAnnotation[];
  readonly relations: readonly BiocRelation[];
}

/** A passage or a sentence: a text, and where in the document it begins. */
export interface BiocStretch extends Annotated {
  readonly infons: Infons;
  /** Null where it says none. */
  readonly offset: number | null;
  readonly text: string;
}

export interface BiocPassage extends BiocStretch {
  readonly sentences: readonly BiocStretch[];
}

export interface BiocAnnotation {
  readonly id: string;
  readonly infons: Infons;
  readonly text: string;
  readonly locations: readonly BiocLocation[];
  readonly place: Place;
}

export interface BiocLocation {
  readonly offset: number;
  readonly length: number;
}

export interface BiocRelation {
  readonly id: string;
  readonly infons: Infons;
  readonly nodes: readonly BiocNode[];
  readonly place: Place;
}

export interface BiocNode {
  readonly refid: string;
  readonly role: string;
}
