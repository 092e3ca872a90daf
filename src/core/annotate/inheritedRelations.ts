import { relationsOf } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema } from "../document/document.ts";
import { type Changes, decidedFirst } from "../document/sameAnnotations.ts";
import { isEarlier } from "../document/symmetric.ts";

/**
 * The relations of an entity as it will be and of those that go for it: of two that say the same the
 * more decided stays, and symmetric ones have the earlier span as head.
 */
export function inheritedRelations(
  doc: Doc,
  schema: Schema,
  heir: Entity,
  gone: readonly Entity[],
): Changes<Relation> {
  const passed = (end: string) => (gone.some((e) => e.id === end) ? heir.id : end);
  const spanOf = (id: string) => (id === heir.id ? heir : doc.entities[id]);
  const symmetric = new Set(schema.relations.filter((t) => t.symmetric).map((t) => t.name));
  const old = new Set([heir, ...gone].flatMap((e) => relationsOf(doc, e.id)));
  const changes: Changes<Relation> = {};
  const seen = new Set<string>();
  for (const relation of decidedFirst([...old])) {
    const [head, tail] = [relation.head, relation.tail].map(passed);
    const turn = symmetric.has(relation.type) && isEarlier(spanOf(tail), spanOf(head));
    const made = { ...relation, head: turn ? tail : head, tail: turn ? head : tail };
    const key = JSON.stringify([made.head, made.type, made.tail]);
    changes[relation.id] = made.head === made.tail || seen.has(key) ? null : made;
    seen.add(key);
  }
  return changes;
}
