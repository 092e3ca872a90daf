import { z } from "zod";
import { sameSpan } from "../core/document/overlaps.ts";
import { canonicalRelation } from "../core/learn/canonicalRelation.ts";
import type { Example } from "../core/learn/example.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { ImportError } from "./importError.ts";
import { firstFault, parseJson } from "./readJson.ts";

const index = z.int();
const type = z.string().regex(/\S/, "a type needs a name");
const record = z.object({
  tokens: z.array(z.string().regex(/\S/, "a token must not be blank")).min(1, "has no tokens"),
  entities: z.array(z.object({ type, start: index, end: index })),
  relations: z.array(z.object({ type, head: index, tail: index })),
  orig_id: z.union([z.string(), z.number()], "expected a string or a number").nullish(),
});
type SpertRecord = z.infer<typeof record>;

/**
 * Reads a SpERT JSON file. Ids are `orig_id`, else the place in the list. With `types`, a type that
 * they lack is a fault, and symmetric relations get the earlier span as head.
 */
export function parseSpertJson(text: string, fileName: string, types?: ModelTypes): Example[] {
  const list = parseJson(text, fileName);
  if (!Array.isArray(list)) throw new ImportError(fileName, {}, "not a list of sentences");
  const used = new Set<string>();
  return list.map((item, at) => {
    const fault: Fault = (field, what) => {
      throw new ImportError(fileName, { sentence: at + 1, field }, what);
    };
    const parsed = record.safeParse(item);
    if (!parsed.success) {
      const { field, fault: what } = firstFault(parsed.error);
      return fault(field, what);
    }
    const { tokens: words, entities, relations, orig_id } = parsed.data;
    checkEntities(parsed.data, fault);
    checkRelations(parsed.data, fault);
    if (types) checkTypes(parsed.data, types, fault);
    const stored = types
      ? relations.map((relation) => canonicalRelation(relation, entities, types.relations))
      : relations;
    return { id: unusedId(String(orig_id ?? at), used), words, entities, relations: stored };
  });
}

/** Writes a SpERT JSON file, one sentence a line. */
export function formatSpertJson(examples: readonly Example[]): string {
  const lines = examples.map(({ id, words, entities, relations }) =>
    JSON.stringify({
      tokens: words,
      entities: entities.map(({ type, start, end }) => ({ type, start, end })),
      relations: relations.map(({ type, head, tail }) => ({ type, head, tail })),
      orig_id: /^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id,
    }),
  );
  return lines.length > 0 ? `[\n${lines.join(",\n")}\n]\n` : "[]\n";
}

/** What is odd in examples but kept, by kind; a model sees such annotations as one. */
export function oddities(examples: readonly Example[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (kind: string) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  for (const { entities, relations } of examples) {
    entities.forEach((entity, i) => {
      if (entities.slice(0, i).some((other) => sameSpan(other, entity))) {
        count("entities on the span of another");
      }
    });
    const keys = relations.map(({ type, head, tail }) => JSON.stringify([type, head, tail]));
    for (let extra = keys.length - new Set(keys).size; extra > 0; extra--) {
      count("relations listed twice");
    }
  }
  return counts;
}

type Fault = (field: string, what: string) => never;

function checkEntities({ tokens, entities }: SpertRecord, fault: Fault): void {
  entities.forEach(({ start, end }, i) => {
    if (start < 0) fault(`entities[${i}].start`, `${start} is before the sentence`);
    if (end > tokens.length) {
      fault(`entities[${i}].end`, `${end} is past the sentence (${tokens.length} words)`);
    }
    if (end <= start) fault(`entities[${i}].end`, `${end} is not after the start (${start})`);
  });
}

function checkRelations({ entities, relations }: SpertRecord, fault: Fault): void {
  relations.forEach((relation, i) => {
    for (const end of ["head", "tail"] as const) {
      if (!entities[relation[end]]) {
        const have = `the sentence has ${entities.length} entities`;
        fault(`relations[${i}].${end}`, `there is no entity ${relation[end]} (${have})`);
      }
    }
    if (relation.head === relation.tail) {
      fault(`relations[${i}].tail`, `the relation joins entity ${relation.head} to itself`);
    }
  });
}

function checkTypes({ entities, relations }: SpertRecord, types: ModelTypes, fault: Fault): void {
  for (const [kind, items] of Object.entries({ entities, relations })) {
    const known = types[kind as keyof ModelTypes];
    items.forEach(({ type }, i) => {
      if (Object.hasOwn(known, type)) return;
      const names = Object.keys(known).join(", ") || "none";
      fault(`${kind}[${i}].type`, `"${type}" is not in types.json (${names})`);
    });
  }
}

function unusedId(wanted: string, used: Set<string>): string {
  let id = wanted;
  for (let n = 2; used.has(id); n++) id = `${wanted}-${n}`;
  used.add(id);
  return id;
}
