import { relationsOf } from "../document/docIndex.ts";
import type { Doc, Entity, Project, Relation, Schema, Scope } from "../document/document.ts";
import type { DocEdit, NamedEdit, Refusal } from "../document/edit.ts";
import type { Changes } from "../document/sameAnnotations.ts";
import {
  isEmptyScope,
  isSwitchedOff,
  type Kind,
  withKnown,
  withoutKnown,
} from "../document/scope.ts";
import { allowedNow, NOTHING_LEFT_OUT, type Recall } from "./leftOut.ts";
import { eachDoc, mapTypes, TABLE, type TypeKind, typesOfKind } from "./typeTables.ts";
import { usersOwn } from "./usersOwn.ts";

/** What is switched: a type, in one document or (null) in the whole project. */
export interface TypeSwitch {
  readonly kind: TypeKind;
  readonly name: string;
  readonly doc: string | null;
  readonly isOn: boolean;
}

/**
 * Says that a type is annotated from now on, or not. What is confirmed while it is off does not know
 * it. Off takes away its suggestions, never what the user decided; on brings back what was left out.
 */
export function annotateType(
  project: Project,
  wanted: TypeSwitch,
  recall: Recall = NOTHING_LEFT_OUT,
): NamedEdit | Refusal {
  const { kind, name, isOn } = wanted;
  const type = typesOfKind(project.schema, kind).find((t) => t.name === name);
  if (!type) return { refused: `There is no type ${name}.` };
  const step = `${isOn ? "Annotate" : "Stop annotating"} ${type.verbose}`;
  if (wanted.doc === null) {
    const schema = mapTypes(project.schema, kind, (of) => {
      if (of.name !== name) return of;
      const { notAnnotated: _, ...on } = usersOwn(of);
      return (isOn ? on : { ...on, notAnnotated: true }) as typeof of;
    });
    const inside = eachDoc(project, (doc) => fitted(doc, schema, wanted, recall));
    return { name: step, edit: { schema, inside } };
  }
  const doc = Object.hasOwn(project.docs, wanted.doc) ? project.docs[wanted.doc] : null;
  if (!doc) return { refused: "The document is gone." };
  const { notAnnotated: before = NONE, ...rest } = doc;
  const change = isOn ? withoutKnown : withKnown;
  const off = change(before, TABLE[kind], name);
  const after = isEmptyScope(off) ? rest : { ...rest, notAnnotated: off };
  const edit: DocEdit = {
    notAnnotated: isEmptyScope(off) ? null : off,
    ...fitted(after, project.schema, wanted, recall),
  };
  return { name: `${step} in ${doc.name}`, edit: { inside: { [doc.id]: edit } } };
}

const NONE: Scope = { entities: [], relations: [] };

/** What changes among the suggestions of a document when a type is switched. */
function fitted(
  doc: Doc,
  schema: Schema,
  { kind, name, isOn }: TypeSwitch,
  { leftOut, newId }: Recall,
): Suggestions {
  if (!isOn) return switchedOff(doc, schema);
  const { entities, relations } = allowedNow(doc, schema, leftOut[doc.id] ?? [], newId);
  const isOf = (of: TypeKind, { type }: { readonly type: string }) => of === kind && type === name;
  const back = Object.values(entities).filter((e) => isOf("entity", e));
  const ids = new Set(back.map(({ id }) => id));
  const isHere = (end: string) => ids.has(end) || Object.hasOwn(doc.entities, end);
  const links = Object.values(relations).filter(
    (r) =>
      (isOf("relation", r) || ids.has(r.head) || ids.has(r.tail)) &&
      isHere(r.head) &&
      isHere(r.tail),
  );
  return {
    entities: Object.fromEntries(back.map((e) => [e.id, e])),
    relations: Object.fromEntries(links.map((r) => [r.id, r])),
  };
}

/** Changes to the suggestions of a document. */
interface Suggestions {
  readonly entities: Changes<Entity>;
  readonly relations: Changes<Relation>;
}

/**
 * Takes the suggestions away whose types are not annotated in a document. A span stays of which
 * the user rejected a relation: that would be forgotten with it.
 */
function switchedOff(doc: Doc, schema: Schema): Suggestions {
  const isOff = (kind: Kind, { type, status }: Entity | Relation) =>
    status === "suggested" && isSwitchedOff(schema, doc, kind, type);
  const entities: Changes<Entity> = {};
  const relations: Changes<Relation> = {};
  for (const entity of Object.values(doc.entities)) {
    const links = isOff("entities", entity) ? relationsOf(doc, entity.id) : null;
    if (!links?.every(({ status }) => status === "suggested")) continue;
    entities[entity.id] = null;
    for (const { id } of links) relations[id] = null;
  }
  for (const relation of Object.values(doc.relations))
    if (isOff("relations", relation)) relations[relation.id] = null;
  return { entities, relations };
}
