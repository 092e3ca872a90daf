// Which confirmed sentences know a type: those that were confirmed before it came do not.
import type { Doc, Project, Scope, Sentence } from "../document/document.ts";
import { liveDocs } from "../document/liveDocs.ts";
import { remembered } from "../document/remembered.ts";
import { isSwitchedOff, knows } from "../document/scope.ts";
import { TABLE, type TypeKind, typesOfKind } from "../types/typeTables.ts";

/** A type of either kind. */
export interface TypeRef {
  readonly kind: TypeKind;
  readonly name: string;
}

/** How many confirmed sentences know a type. */
export interface Knowledge {
  readonly known: number;
  /** Those that do not, and can be gone through: the type is annotated in their documents. */
  readonly open: number;
  /** All confirmed sentences. */
  readonly all: number;
}

/** Counts who knows a type, over the documents that are not in the trash. */
export function knowledgeOf(project: Project, { kind, name }: TypeRef): Knowledge {
  let [known, open, all] = [0, 0, 0];
  for (const doc of liveDocs(project)) {
    const isOff = isSwitchedOff(project.schema, doc, TABLE[kind], name);
    for (const [scope, count] of scopesIn(doc)) {
      all += count;
      if (knows(scope, TABLE[kind], name)) known += count;
      else if (!isOff) open += count;
    }
  }
  return { known, open, all };
}

/** How many sentences with words a document has confirmed for each scope; counted once. */
const scopesIn = remembered(
  (doc: Doc): ReadonlyMap<Scope, number> => {
    const counts = new Map<Scope, number>();
    // Gone through in order: an index of the sentences of each document would be kept.
    for (const { id, words } of doc.sentences) {
      if (words.length === 0 || !Object.hasOwn(doc.confirmed, id)) continue;
      const scope = doc.confirmed[id];
      counts.set(scope, (counts.get(scope) ?? 0) + 1);
    }
    return counts;
  },
  ({ confirmed }) => confirmed,
);

/** A type that some confirmed sentences do not know and could. */
export interface OpenType {
  readonly type: TypeRef;
  /** How many they are. */
  readonly open: number;
}

/** The types of the schema that some confirmed sentences do not know and could. */
export const openTypes = (project: Project): readonly OpenType[] =>
  allTypes(project)
    .map((type) => ({ type, open: knowledgeOf(project, type).open }))
    .filter(({ open }) => open > 0);

/** The first of them. */
export const firstUnknown = (project: Project): TypeRef | undefined =>
  allTypes(project).find((type) => knowledgeOf(project, type).open > 0);

function allTypes({ schema }: Project): readonly TypeRef[] {
  const kinds: readonly TypeKind[] = ["entity", "relation"];
  return kinds.flatMap((kind) => typesOfKind(schema, kind).map(({ name }) => ({ kind, name })));
}

/** Whether a sentence is confirmed, does not know a type, and can be gone through for it. */
export function lacksType(
  project: Project,
  doc: Doc,
  id: string,
  { kind, name }: TypeRef,
): boolean {
  const scope = doc.confirmed[id];
  return (
    scope !== undefined &&
    !knows(scope, TABLE[kind], name) &&
    !isSwitchedOff(project.schema, doc, TABLE[kind], name)
  );
}

/** A sentence of some document. */
export interface SentenceRef {
  readonly doc: string;
  readonly sentence: Sentence;
}

/**
 * The next confirmed sentence that does not know a type: after a place, in this document or in those
 * after it, then from the start. Undefined when there is none but the one at the place.
 */
export function nextLacking(
  project: Project,
  type: TypeRef,
  from: { readonly doc: string; readonly sentence?: string | undefined },
): SentenceRef | undefined {
  const docs = liveDocs(project);
  const here = Math.max(
    0,
    docs.findIndex(({ id }) => id === from.doc),
  );
  const inDoc = (doc: Doc | undefined, [start, end]: readonly [number, number?]) => {
    const sentence = doc?.sentences
      .slice(start, end)
      .find(({ id, words }) => words.length > 0 && lacksType(project, doc, id, type));
    return doc && sentence && { doc: doc.id, sentence };
  };
  const at = docs[here]?.sentences.findIndex(({ id }) => id === from.sentence) ?? -1;
  const after = inDoc(docs[here], [at + 1]);
  if (after) return after;
  for (const doc of [...docs.slice(here + 1), ...docs.slice(0, here)]) {
    const found = inDoc(doc, [0]);
    if (found) return found;
  }
  return inDoc(docs[here], [0, Math.max(0, at)]);
}
