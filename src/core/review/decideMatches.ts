import { t } from "../../language/words.ts";
import {
  type Decided,
  decision,
  isOpen,
  setEntityStatus,
  setRelationStatus,
  VERBS,
} from "../annotate/statusEdits.ts";
import type { Doc, Entity, Project, Relation, Schema } from "../document/document.ts";
import type { DocEdit, NamedEdit, Refusal } from "../document/edit.ts";
import { shownName } from "../types/shownNames.ts";
import type { AnnotationRef, Bound } from "./bulk.ts";

/**
 * Decides about suggestions of any documents in one step, with the same consequences as one by one.
 * What is gone or decided by now is skipped.
 * @param bound what the suggestions have in common, for the name of the step
 */
export function decideMatches(
  project: Project,
  refs: readonly AnnotationRef[],
  status: "confirmed" | "rejected",
  bound?: Bound,
): NamedEdit | Refusal {
  const found = stillOpen(project, refs);
  if (found.size === 0) return { refused: t("None of these suggestions is open any more.") };
  const inside: Record<string, DocEdit> = {};
  for (const [doc, decided] of found) inside[doc.id] = decision(doc, decided, status);
  return { name: nameOf(project.schema, found, status, bound), edit: { inside } };
}

type OpenMatches = ReadonlyMap<Doc, Decided>;

function stillOpen(project: Project, refs: readonly AnnotationRef[]): OpenMatches {
  const found = new Map<Doc, { entities: Entity[]; relations: Relation[] }>();
  for (const [docId, ids] of idsByDoc(refs)) {
    const doc = project.docs[docId];
    if (!doc || doc.trashedAt !== undefined) continue;
    const entities = openOnes(doc.entities, ids.entity);
    const relations = openOnes(doc.relations, ids.relation);
    if (entities.length + relations.length > 0) found.set(doc, { entities, relations });
  }
  return found;
}

function idsByDoc(refs: readonly AnnotationRef[]) {
  const ids = new Map<string, Record<AnnotationRef["kind"], Set<string>>>();
  for (const { doc, kind, id } of refs) {
    const there = ids.get(doc) ?? { entity: new Set(), relation: new Set() };
    ids.set(doc, there);
    there[kind].add(id);
  }
  return ids;
}

const openOnes = <A extends Entity | Relation>(
  table: Readonly<Record<string, A>>,
  ids: ReadonlySet<string>,
): A[] =>
  [...ids].flatMap((id) => (Object.hasOwn(table, id) && isOpen(table[id]) ? table[id] : []));

function nameOf(
  schema: Schema,
  found: OpenMatches,
  status: "confirmed" | "rejected",
  bound?: Bound,
): string {
  const entities = [...found.values()].flatMap((decided) => decided.entities);
  const relations = [...found.values()].flatMap((decided) => decided.relations);
  if (entities.length + relations.length === 1) {
    const [[doc]] = found;
    const [entity] = entities;
    return entity
      ? setEntityStatus(doc, entity.id, status).name
      : setRelationStatus(doc, schema, relations[0].id, status).name;
  }
  const what = decidedWords(schema, entities, relations);
  return [VERBS[status], what, ...(bound ? boundWords(bound) : [])].join(" ");
}

/** "14 People", "3 relations", "230 suggestions" */
function decidedWords(
  schema: Schema,
  entities: readonly Entity[],
  relations: readonly Relation[],
): string {
  const count = entities.length + relations.length;
  if (entities.length > 0 && relations.length > 0)
    return t("{count, number} suggestions", { count });
  const [first, ...others] = [...entities, ...relations].map(({ type }) => type);
  const isSpans = entities.length > 0;
  if (others.some((type) => type !== first))
    return isSpans
      ? t("{count, number} spans", { count })
      : t("{count, number} relations", { count });
  const types = entities.length > 0 ? schema.entities : schema.relations;
  const verbose = shownName(types, first);
  return isSpans
    ? t("{count, number} {verbose}", { count, verbose })
    : t("{count, number} {verbose} relations", { count, verbose });
}

function boundWords({ side, threshold }: Bound): string[] {
  const percent = `${Math.round(threshold * 100)} %`;
  if (side === "below") return [t("below {percent}", { percent })];
  return threshold > 0 ? [t("of {percent} or more", { percent })] : [];
}
