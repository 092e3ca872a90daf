import type { Doc, Entity, Project, Relation, Schema } from "./document.ts";

/** A change inside one document: `null` removes. */
export interface DocEdit {
  readonly name?: string;
  readonly entities?: Readonly<Record<string, Entity | null>>;
  readonly relations?: Readonly<Record<string, Relation | null>>;
  readonly confirmed?: Readonly<Record<string, true | null>>;
}

/** A change to the project. Plain data, so it can be stored, sent and undone. */
export interface Edit {
  /** Whole documents that come or go. */
  readonly docs?: Readonly<Record<string, Doc | null>>;
  /** Changes inside documents that stay. */
  readonly inside?: Readonly<Record<string, DocEdit>>;
  readonly schema?: Schema;
}

/** An edit with the name that the user sees ("Accept Havana", "Delete document notes.txt"). */
export interface NamedEdit {
  readonly name: string;
  readonly edit: Edit;
}

/**
 * Returns the changed project and the edit that takes it back. A relation that loses an end goes
 * with it, and comes back with the inverse.
 */
export type ApplyEdit = (project: Project, edit: Edit) => { project: Project; inverse: Edit };
