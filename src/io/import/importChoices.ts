import type { TypeKind } from "../../core/types/typeTables.ts";

/** What the user chose of an import that waits. */
export interface ImportChoices {
  /** What types of the files become, by their names there; null: left out; absent: as they are. */
  readonly types: Readonly<Record<TypeKind, ReadonlyMap<string, string | null>>>;
  readonly as: ComesAs;
  /** Whether all that is unlabelled in an annotated document is none of the types of the files. */
  readonly isComplete: boolean;
  /** Whether trained models that come along are kept. */
  readonly models: boolean;
  /** Relation types of the project that have no direction. */
  readonly symmetric: readonly string[];
}

/** How annotations come: as the file says, or all of them so. */
export type ComesAs = "as told" | "confirmed" | "suggested";

export const AS_TOLD: ImportChoices = {
  types: { entity: new Map(), relation: new Map() },
  as: "as told",
  isComplete: true,
  models: true,
  symmetric: [],
};
