import type { TypeChange } from "../core/types/changeType.ts";
import type { TypeSet } from "../core/types/typeSets.ts";
import type { TypeKind } from "../core/types/typeTables.ts";

/** What is done with types. */
export interface TypesState {
  /** Gives the project the types of a set; what nobody has used of its own goes. */
  startFromSet(set: TypeSet): void;
  stopAsking(): void;
  addType(kind: TypeKind, name: string): void;
  renameType(kind: TypeKind, name: string, to: string): void;
  /** Turns every annotation of a type into one of another, and forgets the type. */
  mergeType(kind: TypeKind, name: string, into: string): void;
  deleteType(kind: TypeKind, name: string): void;
  /** Colour, key, symmetry, allowed ends. */
  changeType(kind: TypeKind, name: string, change: TypeChange): void;
  /** Says that a type is annotated, or not, in a document or (null) in the whole project. */
  annotateType(kind: TypeKind, name: string, doc: string | null, isOn: boolean): void;
  /** A confirmed sentence of the active document is annotated for this type too. */
  knowType(kind: TypeKind, name: string, sentence: string): void;
}
