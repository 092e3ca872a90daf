import type { Scope } from "../../core/document/document.ts";
import { sharedScopes } from "../../core/document/scope.ts";
import type { ModelTypes, TypeNames } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import type { GoldDoc, LeaveOut } from "../goldDoc.ts";
import { baseOf, goldOfTokens, type TokenSentence } from "../goldOfTokens.ts";
import { ImportError, type Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { type JsonItem, jsonItems } from "../jsonContent.ts";
import { isModelTypes, parseModelTypes } from "../modelTypes.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import { nearest, type SourceFile } from "../sourceFile.ts";
import { typeName } from "../typeNames.ts";
import {
  entityFault,
  hasOtherKnown,
  parseRecord,
  relationFault,
  type SpertRecord,
  wordsToPredict,
} from "./spertRecord.ts";

/** Files of sentences, and of types. A broken .json file is one of sentences until it is mended. */
export const sniffSpert = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => isTypes(file) || isSentences(file));

/** Reads files of sentences; a types.json speaks for its folder and those below. */
export function readSpert(files: readonly SourceFile[], tools: ReadTools): Reading {
  const into = gathering();
  const listed = files.filter(isTypes).flatMap(({ path, text }) => {
    try {
      const types = onOneLine(parseModelTypes(text!.text, path));
      into.addTypes(types);
      return [{ path, types }];
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      into.refuse(path, error.fault, error.place);
      return [];
    }
  });
  for (const file of files.filter(isSentences)) {
    const types = nearest(listed, file.path)?.types ?? null;
    const gold = readSentences(file, types, tools, into);
    if (gold) into.addGold(gold, file.path);
  }
  return into.result();
}

/** The types with names of one line; of two that are alike then, the first. */
const onOneLine = ({ entities, relations }: ModelTypes): ModelTypes => ({
  entities: namesOnOneLine(entities),
  relations: namesOnOneLine(relations),
});

function namesOnOneLine<T extends TypeNames>(table: Readonly<Record<string, T>>) {
  const found = new Map<string, T>();
  for (const [written, type] of Object.entries(table)) {
    const name = typeName(written);
    const [short, verbose] = [type.short, type.verbose].map((shown) => typeName(shown) || name);
    if (!found.has(name)) found.set(name, { ...type, short, verbose });
  }
  return Object.fromEntries(found);
}

const isTypes = (file: SourceFile): boolean => {
  const json = file.json();
  return json?.kind === "value" && isModelTypes(json.value);
};

function isSentences(file: SourceFile): boolean {
  const json = file.json();
  if (!json) return false;
  if (json.kind === "broken") return /\.json$/i.test(file.path);
  if (json.kind === "value" && Array.isArray(json.value) && json.value.length === 0) return true;
  // A string a line is a text a line; SpERT has strings in a list only.
  const isText = (value: unknown) => json.kind === "value" && typeof value === "string";
  return jsonItems(json).some(({ value }) => isText(value) || hasTokens(value));
}

/** A list of which any item is a string, whatever the others are: what is wrong is told then. */
const hasStrings = (value: unknown): boolean =>
  Array.isArray(value) && (value.length === 0 || value.some((item) => typeof item === "string"));

const hasTokens = (value: unknown): boolean =>
  hasStrings(value) ||
  (typeof value === "object" && value !== null && "tokens" in value && Array.isArray(value.tokens));

/** Null when nothing of the file can be read. */
function readSentences(
  file: SourceFile,
  listed: ModelTypes | null,
  tools: ReadTools,
  into: Gathering,
): GoldDoc | null {
  const { path } = file;
  const json = file.json()!;
  if (json.kind === "broken") {
    into.refuse(path, json.fault, json.place);
    return null;
  }
  const leaveOut = (kind: string, place: Place) => into.leaveOut(kind, path, place);
  if (json.kind === "lines")
    for (const fault of json.faults) leaveOut(t("lines that are not JSON"), fault);
  const items = jsonItems(json);
  const host: ItemHost = { leaveOut, shared: sharedScopes(), unread: new Set() };
  const sentences = items.flatMap((item, i) => readItem(item, String(i), host) ?? []);
  if (items.length > 0 && sentences.length === 0) {
    into.refuse(path, t("none of its sentences can be read"));
    return null;
  }
  if (host.unread.size > 0)
    into.note(
      path,
      t("fields that were not read: {ignored}", { ignored: [...host.unread].join(", ") }),
    );
  const base = baseOf(tools, path, { index: 0, of: 1 });
  return goldOfTokens(base, sentences, { listed, segmentAround: tools.segmentAround, leaveOut });
}

interface ItemHost {
  readonly leaveOut: LeaveOut;
  readonly shared: (scope: Scope) => Scope;
  /** Names of fields that say something, and are none of ours. */
  readonly unread: Set<string>;
}

const OWN: ReadonlySet<string> = new Set("tokens entities relations orig_id known".split(" "));

const isEmpty = (field: unknown): boolean =>
  field === null || (Array.isArray(field) && field.length === 0);

/** A sentence of the file; null, and told, when it is none. Ids begin with `prefix`. */
function readItem(
  { value, place: at }: JsonItem,
  prefix: string,
  host: ItemHost,
): TokenSentence | null {
  const { leaveOut, shared } = host;
  const place: Place = at.record === undefined ? at : { sentence: at.record };
  if (typeof value === "string") return value.trim() === "" ? null : { kind: "text", text: value };
  if (isRecord(value))
    for (const [key, field] of Object.entries(value))
      if (!OWN.has(key) && !isEmpty(field)) host.unread.add(key);
  const words = wordsToPredict(value);
  if (words) return { kind: "words", words };
  if (hasOtherKnown(value)) leaveOut(t("what sentences know, in another form"), place);
  const record = parseRecord(withRelations(value));
  if ("fault" in record) {
    const field = [record.field, record.fault].filter(Boolean).join(": ");
    leaveOut(t("sentences that are not SpERT's"), { ...place, field });
    return null;
  }
  const outside = record.entities
    .map((entity, i) => entityFault(entity, i, record.tokens.length))
    .find((fault) => fault !== null);
  if (outside) {
    const field = `${outside.field}: ${outside.fault}`;
    leaveOut(t("sentences with spans outside of them"), { ...place, field });
    return null;
  }
  const known = record.known && shared(onOneLineEach(record.known));
  return {
    kind: "annotated",
    ...cleaned(record, place, prefix, leaveOut),
    ...(known && { known }),
  };
}

/** Data for entities alone has no list of relations; a key of another meaning is not ours. */
function withRelations(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const whole = { relations: [], ...value };
  if (!hasOtherKnown(value)) return whole;
  const { known: _, ...rest } = { known: null, ...whole };
  return rest;
}

const onOneLineEach = ({ entities, relations }: Scope): Scope => ({
  entities: [...new Set(entities.map(typeName))],
  relations: [...new Set(relations.map(typeName))],
});

function cleaned(record: SpertRecord, place: Place, prefix: string, leaveOut: LeaveOut) {
  const id = (index: number) => `${prefix}.${index}`;
  const at = (field: string): Place => ({ ...place, field });
  const entities = record.entities.map((entity, i) => {
    return { ...entity, id: id(i), type: typeName(entity.type), place: at(`entities[${i}]`) };
  });
  const relations = record.relations.flatMap((relation, i) => {
    const fault = relationFault(relation, i, entities.length);
    const [type, head, tail] = [typeName(relation.type), id(relation.head), id(relation.tail)];
    if (!fault) return [{ type, head, tail, place: at(`relations[${i}]`) }];
    const kind =
      relation.head === relation.tail
        ? t("relations of a span to itself")
        : t("relations of what is not in the sentence");
    leaveOut(kind, { ...place, field: fault.field });
    return [];
  });
  return { words: record.tokens, entities, relations };
}
