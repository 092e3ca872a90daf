import type { Place } from "../importError.ts";

/** What a CAS of UIMA holds, whichever way it is written. */
export interface Cas {
  readonly structures: readonly CasStructure[];
  readonly sofas: readonly CasSofa[];
  /** The ids of what each view indexes, by the id of its sofa. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A feature structure. */
export interface CasStructure {
  readonly id: string;
  /** With its package: `webanno.custom.Span`. */
  readonly type: string;
  /** Values as texts; of references the ids, with blanks between several. */
  readonly values: ReadonlyMap<string, string>;
  /** The features that are references; null where the file does not say. */
  readonly refs: ReadonlySet<string> | null;
  /** The id of the text that it is of. */
  readonly sofa: string;
  readonly place: Place;
}

/** A text: its view, and what it says; null where that is elsewhere. */
export interface CasSofa {
  readonly id: string;
  readonly view: string;
  readonly text: string | null;
}

/** Names of types of UIMA's own. */
export const SOFA = "uima.cas.Sofa";
export const NULL = "uima.cas.NULL";

export const shortType = (type: string): string => type.slice(type.lastIndexOf(".") + 1);
