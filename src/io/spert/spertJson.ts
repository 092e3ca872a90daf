import { sharedScopes } from "../../core/document/scope.ts";
import { canonicalRelation } from "../../core/learn/canonicalRelation.ts";
import type { Example } from "../../core/learn/example.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import { ImportError } from "../importError.ts";
import { parseJson } from "../readJson.ts";
import {
  entityFault,
  parseRecord,
  type RecordFault,
  relationFault,
  type SpertRecord,
  typeFault,
} from "./spertRecord.ts";

/**
 * Reads a SpERT JSON file to train or score on: a fault is an error, for a number is worth nothing
 * when examples are missing. Ids are `orig_id`, else the place in the list. With `types`, a type
 * that they lack is a fault, and symmetric relations get the earlier span as head.
 */
export function parseSpertJson(text: string, fileName: string, types?: ModelTypes): Example[] {
  const list = parseJson(text, fileName);
  if (!Array.isArray(list)) throw new ImportError(fileName, {}, t("not a list of sentences"));
  const used = new Set<string>();
  const shared = sharedScopes();
  return list.map((item, at) => {
    const record = parseRecord(item);
    const place = ({ field }: RecordFault) => ({ sentence: at + 1, field });
    if ("fault" in record) throw new ImportError(fileName, place(record), record.fault);
    const fault = faultOf(record, types);
    if (fault) throw new ImportError(fileName, place(fault), fault.fault);
    const { tokens: words, entities, relations, orig_id, known: said } = record;
    const stored = types
      ? relations.map((relation) => canonicalRelation(relation, entities, types.relations))
      : relations;
    const known = said && shared(said);
    const id = unusedId(String(orig_id ?? at), used);
    return { id, words, entities, relations: stored, ...(known && { known }) };
  });
}

function faultOf(record: SpertRecord, types: ModelTypes | undefined): RecordFault | null {
  const { tokens, entities, relations } = record;
  const faults = [
    ...entities.map((entity, i) => entityFault(entity, i, tokens.length)),
    ...relations.map((relation, i) => relationFault(relation, i, entities.length)),
  ];
  return faults.find((fault) => fault !== null) ?? (types ? typeFault(record, types) : null);
}

/**
 * Writes a SpERT JSON file, one sentence a line. The key `known`, which other programs do not look
 * at, names the types that a sentence was annotated for, where these are not all.
 */
export function formatSpertJson(examples: readonly Example[]): string {
  const lines = examples.map(({ id, words, entities, relations, known }) =>
    JSON.stringify({
      tokens: words,
      entities: entities.map(({ type, start, end }) => ({ type, start, end })),
      relations: relations.map(({ type, head, tail }) => ({ type, head, tail })),
      orig_id: /^(0|[1-9]\d{0,14})$/.test(id) ? Number(id) : id,
      ...(known && { known: { entities: known.entities, relations: known.relations } }),
    }),
  );
  return lines.length > 0 ? `[\n${lines.join(",\n")}\n]\n` : "[]\n";
}

function unusedId(wanted: string, used: Set<string>): string {
  let id = wanted;
  for (let n = 2; used.has(id); n++) id = `${wanted}-${n}`;
  used.add(id);
  return id;
}
