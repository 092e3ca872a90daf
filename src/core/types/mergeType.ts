import { t } from "../../language/words.ts";
import type {
  Doc,
  Entity,
  EntityType,
  Project,
  Relation,
  Schema,
  Scope,
} from "../document/document.ts";
import type { DocEdit, NamedEdit, Refusal } from "../document/edit.ts";
import { remembered } from "../document/remembered.ts";
import { type Changes, decidedFirst, distinctRelations } from "../document/sameAnnotations.ts";
import { mergedScope, withoutKnown } from "../document/scope.ts";
import { isForbidden } from "./constraints.ts";
import { otherNames, withOthers } from "./otherNames.ts";
import {
  changedScopes,
  eachDoc,
  mapTypes,
  mentionsAfter,
  replaceInRules,
  TABLE,
  type TypeKind,
  typesOfKind,
  withoutType,
} from "./typeTables.ts";
import { usersOwn } from "./usersOwn.ts";

/**
 * Makes every annotation of a type one of another, and forgets the type. What then is there twice
 * is there once; suggestions that the other type forbids go. What the model calls by the names of
 * the type is the other one from now on. A sentence knows the other one only if it knew both.
 */
export function mergeType(
  project: Project,
  kind: TypeKind,
  name: string,
  into: string,
): NamedEdit | Refusal {
  const types = typesOfKind(project.schema, kind);
  const [from, to] = [name, into].map((wanted) => types.find((t) => t.name === wanted));
  if (!from || !to) return { refused: t("There is no type {from}.", { from: from ? into : name }) };
  if (from === to) return { refused: t("A type cannot be merged into itself.") };
  const change = kind === "entity" ? mergeEntities : mergeRelations;
  const table = TABLE[kind];
  const known = remembered((scope: Scope) => mergedScope(scope, table, name, into));
  const off = (scope: Scope) => withoutKnown(scope, table, name);
  return {
    name: t("Merge {verbose} into {verbose2}", { verbose: from.verbose, verbose2: to.verbose }),
    edit: {
      schema: mergedSchema(project.schema, kind, from, to),
      ...mentionsAfter(project, kind, name, into),
      inside: eachDoc(project, (doc) => ({
        ...change(doc, project.schema, { name, into }),
        ...changedScopes(doc, known, off),
      })),
    },
  };
}

/** Names that the model knows best come last: those the type had itself. Other names are those of both. */
function mergedSchema(schema: Schema, kind: TypeKind, from: EntityType, to: EntityType): Schema {
  const taken = [...from.formerNames, from.name, ...to.formerNames];
  const formerNames = [...new Set(taken.filter((name) => name !== to.name).toReversed())];
  const others = withOthers(otherNames([...(to.also ?? []), ...(from.also ?? [])]));
  const rest = mapTypes(withoutType(schema, kind, from.name), kind, (type) =>
    type.name === to.name
      ? { ...usersOwn(type), ...others, formerNames: formerNames.toReversed() }
      : type,
  );
  return kind === "entity" ? replaceInRules(rest, from.name, to.name) : rest;
}

interface Names {
  readonly name: string;
  readonly into: string;
}

function mergeEntities(doc: Doc, _: Schema, { name, into }: Names): DocEdit {
  const entities: Changes<Entity> = {};
  const heirs = new Map<string, Entity>();
  for (const twins of sameSpans(doc, [into, name])) {
    if (!twins.some(({ type }) => type === name)) continue;
    const [kept, ...others] = decidedFirst(twins);
    if (kept.type === name) entities[kept.id] = { ...kept, type: into };
    for (const { id } of others) {
      entities[id] = null;
      heirs.set(id, kept);
    }
  }
  return { entities, relations: distinctRelations(doc, inherited(doc, heirs), () => false) };
}

/**
 * Entities of some types by what they cover; those in pieces first, as they say more, then those of
 * the first type. One in pieces and one without any, of the same borders, look alike and are twins;
 * two in other pieces each are not.
 */
function sameSpans(doc: Doc, types: readonly string[]): readonly Entity[][] {
  const found = new Map<string, Entity[]>();
  const inPieces = new Map<string, string>();
  const entities = types.flatMap((type) =>
    Object.values(doc.entities).filter((entity) => entity.type === type),
  );
  const add = (key: string, entity: Entity) => found.set(key, [...(found.get(key) ?? []), entity]);
  for (const entity of entities.filter(({ fragments }) => fragments)) {
    const key = JSON.stringify([entity.start, entity.end, entity.fragments]);
    const borders = bordersOf(entity);
    if (!inPieces.has(borders)) inPieces.set(borders, key);
    add(key, entity);
  }
  for (const entity of entities.filter(({ fragments }) => !fragments)) {
    const borders = bordersOf(entity);
    add(inPieces.get(borders) ?? borders, entity);
  }
  return [...found.values()];
}

const bordersOf = ({ start, end }: Entity): string => JSON.stringify([start, end]);

/** A relation passes to the entity that stays; a suggestion not to one that was rejected. */
function inherited(doc: Doc, heirs: ReadonlyMap<string, Entity>) {
  return (relation: Relation): Relation | null => {
    const [head, tail] = [relation.head, relation.tail].map((id) => heirs.get(id));
    if (!head && !tail) return relation;
    const next = { ...relation, head: head?.id ?? relation.head, tail: tail?.id ?? relation.tail };
    const isRejected = [next.head, next.tail].some((id) => doc.entities[id].status === "rejected");
    return relation.status === "suggested" && isRejected ? null : next;
  };
}

function mergeRelations(doc: Doc, { relations }: Schema, { name, into }: Names): DocEdit {
  const type = relations.find((t) => t.name === into)!;
  return {
    relations: distinctRelations(
      doc,
      (relation) => {
        if (relation.type !== name) return relation;
        const next = { ...relation, type: into };
        return isForbidden(doc, type, next) ? null : next;
      },
      (of) => of === into && type.symmetric,
    ),
  };
}
