import { typeName } from "../typeNames.ts";
import { escaped, unescaped } from "./conlluMisc.ts";

/**
 * Our own entry `Relation=` at the first word of a head: `1>2:Works_For,1>3:Knows`, by the ids of
 * `Entity=`. CoNLL-U itself has no relations between spans.
 */
export const RELATION_KEY = "Relation";

export interface WrittenRelation {
  readonly head: string;
  readonly tail: string;
  readonly type: string;
}

/** Null for what is of another form: other programs may mean something else by that key. */
export function readRelations(written: string): WrittenRelation[] | null {
  const parts = written.split(",").map((part) => /^([^>:]+)>([^>:]+):(.+)$/su.exec(part));
  if (parts.some((part) => part === null)) return null;
  return parts.flatMap((part) =>
    part ? [{ head: part[1], tail: part[2], type: typeName(unescaped(part[3])) }] : [],
  );
}

export const formatRelations = (relations: readonly WrittenRelation[]): string =>
  relations.map(({ head, tail, type }) => `${head}>${tail}:${escaped(type)}`).join(",");
