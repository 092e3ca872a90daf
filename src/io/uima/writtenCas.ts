import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import type { Content, Written } from "../format.ts";
import { counter } from "../format.ts";
import { freeName } from "../freeName.ts";
import { countGaps, gapsLost } from "../pieces.ts";
import { DOCUMENT_FIELDS, METADATA } from "./casMetadata.ts";
import { TYPES } from "./casTypes.ts";

/** A feature structure to be written; values of `refs` are ids. */
export interface WrittenStructure {
  readonly id: number;
  readonly type: string;
  readonly values: readonly (readonly [name: string, value: string | number | boolean])[];
  readonly refs: readonly (readonly [name: string, id: number])[];
}

/** The id of the text. */
export const SOFA_ID = 1;

/** What a CAS does not hold. */
export const notInCas = (): string[] => [
  gapsLost(),
  t("scores of what is confirmed"),
  t("which sentences are confirmed"),
  t("types without direction"),
];

/**
 * A document as feature structures: what is said of it, its sentences and words, spans and
 * relations. Offsets are UTF-16 code units, as they are here.
 */
export function writtenCas(doc: Doc): WrittenStructure[] {
  const all: WrittenStructure[] = [];
  const add = (
    type: string,
    values: WrittenStructure["values"],
    refs: WrittenStructure["refs"] = [],
  ): number => {
    const id = SOFA_ID + all.length + 1;
    all.push({ id, type, values, refs });
    return id;
  };
  const at = ({ start, end }: { readonly start: number; readonly end: number }) =>
    [
      ["begin", start],
      ["end", end],
    ] as const;
  const whole = at({ start: 0, end: doc.text.length });
  add(TYPES.metadata, [...whole, ...documentFields(doc)]);
  for (const [key, value] of Object.entries(doc.metadata ?? {}))
    if (!isField(key))
      add(METADATA, [
        ["key", key],
        ["value", value],
      ]);
  for (const sentence of doc.sentences) add(TYPES.sentence, at(sentence));
  for (const [start, end] of doc.sentences.flatMap(({ words }) => words))
    add(TYPES.token, at({ start, end }));
  const idOf = new Map<string, number>();
  for (const entity of entitiesInOrder(doc))
    idOf.set(entity.id, add(TYPES.span, [...at(entity), ...said(entity)]));
  for (const relation of Object.values(doc.relations)) {
    const tail = doc.entities[relation.tail];
    add(
      TYPES.relation,
      [...at(tail), ...said(relation)],
      [
        ["Dependent", idOf.get(relation.tail)!],
        ["Governor", idOf.get(relation.head)!],
      ],
    );
  }
  return all;
}

const isField = (key: string): boolean => DOCUMENT_FIELDS.some((field) => field === key);

function documentFields({ name, metadata = {} }: Doc): WrittenStructure["values"] {
  const fields = { language: "x-unspecified", documentTitle: name, documentId: name };
  const own = Object.entries(metadata).filter(([key]) => isField(key));
  return [...Object.entries({ ...fields, ...Object.fromEntries(own) }), ["isLastSegment", false]];
}

function said({ type, status, score }: Entity | Relation): WrittenStructure["values"] {
  const label = ["label", type] as const;
  if (status !== "suggested") return [label];
  return [label, ["status", status], ...(score === null ? [] : [["score", score] as const])];
}

/** Writes a file a document. */
export function writeCases(
  { docs }: Content,
  ending: string,
  format: (doc: Doc) => string,
  count: (kind: string, n?: number) => void,
): Map<string, string> {
  countGaps(docs, count);
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const doc of docs) {
    const plain = doc.name.replace(/\.(?:xmi|xml|json)$/i, "");
    const name = freeName(plain, taken);
    files.set(`${name}${ending}`, format(doc));
  }
  return files;
}

/** Files with their counts. */
export function writtenFiles(
  content: Content,
  write: (count: (kind: string, n?: number) => void) => ReadonlyMap<string, string>,
): Written {
  const { counts, count } = counter();
  const files = write(count);
  return { files, ...annotationsIn(content.docs), leftOut: counts, notes: [] };
}
