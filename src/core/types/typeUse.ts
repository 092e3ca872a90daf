import type { Doc, Entity, Project, Relation } from "../document/document.ts";
import { isRefusal } from "../document/edit.ts";
import { mergeType } from "./mergeType.ts";
import { TABLE, type TypeKind } from "./typeTables.ts";

/** What goes when a type is deleted, in all documents, those in the trash too. */
export interface Loss {
  readonly annotations: number;
  /** Relations that lose an end. */
  readonly relations: number;
  /** Relation types of which a rule loses its last type, and then allows every type. */
  readonly freed: readonly string[];
}

/** What `deleteType` takes away; what was rejected does not count. */
export function lossOf(project: Project, kind: TypeKind, name: string): Loss {
  let annotations = 0;
  let relations = 0;
  for (const doc of Object.values(project.docs)) {
    annotations += visible(doc, kind).filter((a) => a.type === name).length;
    if (kind === "relation") continue;
    relations += Object.values(doc.relations).filter(
      ({ head, tail, status }) =>
        status !== "rejected" && [head, tail].some((id) => doc.entities[id].type === name),
    ).length;
  }
  return { annotations, relations, freed: kind === "entity" ? freedBy(project, name) : [] };
}

const freedBy = ({ schema }: Project, name: string): string[] =>
  schema.relations
    .filter(({ heads, tails }) => [heads, tails].some((rule) => namesOnly(rule ?? [], name)))
    .map((type) => type.verbose);

const namesOnly = (rule: readonly string[], name: string): boolean =>
  rule.length > 0 && rule.every((type) => type === name);

/** What `mergeType` does; what was rejected does not count. */
export interface Merging {
  readonly annotations: number;
  /** How many spans go because the same span is there with the other type. */
  readonly spans: number;
  /** How many relations go: they say what another says, or the other type forbids them. */
  readonly relations: number;
}

/** What `mergeType` would do, counted on the very edit that it would make. */
export function mergingOf(project: Project, kind: TypeKind, name: string, into: string): Merging {
  const made = mergeType(project, kind, name, into);
  const inside = (!isRefusal(made) && made.edit.inside) || {};
  const docs = Object.values(project.docs);
  const gone = (table: TypeKind) =>
    docs.flatMap((doc) =>
      visible(doc, table).filter(({ id }) => inside[doc.id]?.[TABLE[table]]?.[id] === null),
    ).length;
  const all = docs.flatMap((doc) => visible(doc, kind).filter(({ type }) => type === name));
  return { annotations: all.length, spans: gone("entity"), relations: gone("relation") };
}

const visible = (doc: Doc, kind: TypeKind): readonly (Entity | Relation)[] =>
  Object.values<Entity | Relation>(doc[TABLE[kind]]).filter(({ status }) => status !== "rejected");
