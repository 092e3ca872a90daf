import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { metadataOf } from "../metadata.ts";
import type {
  BiocAnnotation,
  BiocDocument,
  BiocLocation,
  BiocPassage,
  BiocRelation,
  BiocStretch,
  Infons,
} from "./biocModel.ts";

type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a document: it has passages, which begin somewhere. */
export const isDocument = (value: unknown): value is Json =>
  isRecord(value) &&
  Array.isArray(value.passages) &&
  value.passages.every(isRecord) &&
  (value.passages.length > 0
    ? value.passages.some((one) => isRecord(one) && Object.hasOwn(one, "offset"))
    : Object.hasOwn(value, "id"));

/** Whether a value is a collection, with or without documents. */
export const isCollection = (value: unknown): value is Json & { documents: readonly unknown[] } =>
  isRecord(value) &&
  Array.isArray(value.documents) &&
  (value.documents.some(isDocument) ||
    (value.documents.length === 0 && Object.hasOwn(value, "source")));

/** The documents in a value: it is one, a collection, or PubTator 3's list under its name. */
export function documentsIn(value: unknown): { values: readonly unknown[]; field: string } | null {
  if (isDocument(value)) return { values: [value], field: "" };
  if (isCollection(value)) return { values: value.documents, field: "documents" };
  if (!isRecord(value)) return null;
  const list = Object.entries(value).find(
    ([, held]) => Array.isArray(held) && held.length > 0 && held.every(isDocument),
  );
  return list ? { values: list[1] as unknown[], field: list[0] } : null;
}

const OWN = new Set(["id", "infons", "passages", "annotations", "relations", "bioctype"]);

/** A document of a value; null when it has no passages. What has another form is told. */
export function documentOfJson(
  value: unknown,
  place: Place,
  leaveOut: LeaveOut,
): BiocDocument | null {
  if (!isRecord(value) || !Array.isArray(value.passages)) return null;
  const host: JsonHost = { place, leaveOut };
  const within = place.field ? `${place.field}.` : "";
  const passages = value.passages.flatMap((passage: unknown, i): BiocPassage[] => {
    const field = `${within}passages[${i}]`;
    if (!isRecord(passage)) {
      leaveOut(t("passages of another form"), { ...place, field });
      return [];
    }
    const sentences = listOf(passage.sentences).flatMap((sentence, n): BiocStretch[] =>
      isRecord(sentence) ? [stretchOf(sentence, `${field}.sentences[${n}]`, host)] : [],
    );
    return [{ ...stretchOf(passage, field, host), sentences }];
  });
  const others = metadataOf(value, (key) => !OWN.has(key));
  const infons = new Map([...infonsOf(value.infons), ...Object.entries(others ?? {})]);
  for (const [key, said] of infonsOf(value.infons)) infons.set(key, said);
  return { id: idOf(value.id), infons, passages, ...annotatedOf(value, within, host) };
}

interface JsonHost {
  readonly place: Place;
  readonly leaveOut: LeaveOut;
}

const stretchOf = (value: Json, field: string, host: JsonHost): BiocStretch => ({
  infons: infonsOf(value.infons),
  offset: numberOf(value.offset),
  text: typeof value.text === "string" ? value.text : "",
  ...annotatedOf(value, `${field}.`, host),
});

const annotatedOf = (value: Json, within: string, host: JsonHost) => ({
  annotations: listOf(value.annotations).flatMap((one, i) =>
    annotationOf(one, `${within}annotations[${i}]`, host),
  ),
  relations: listOf(value.relations).flatMap((one, i) =>
    relationOf(one, `${within}relations[${i}]`, host),
  ),
});

function annotationOf(value: unknown, field: string, host: JsonHost): BiocAnnotation[] {
  const place = { ...host.place, field };
  const locations = isRecord(value) ? listOf(value.locations).map(locationOf) : [null];
  if (!isRecord(value) || locations.includes(null)) {
    host.leaveOut(t("annotations of another form"), place);
    return [];
  }
  return [
    {
      id: idOf(value.id),
      infons: infonsOf(value.infons),
      text: typeof value.text === "string" ? value.text : "",
      locations: locations.filter((one) => one !== null),
      place,
    },
  ];
}

function locationOf(value: unknown): BiocLocation | null {
  if (!isRecord(value)) return null;
  const [offset, length] = [numberOf(value.offset), numberOf(value.length)];
  return offset === null || length === null ? null : { offset, length };
}

function relationOf(value: unknown, field: string, host: JsonHost): BiocRelation[] {
  const place = { ...host.place, field };
  if (!isRecord(value)) {
    host.leaveOut(t("relations of another form"), place);
    return [];
  }
  const nodes = listOf(value.nodes).flatMap((node) =>
    isRecord(node)
      ? [{ refid: idOf(node.refid), role: typeof node.role === "string" ? node.role : "" }]
      : [],
  );
  return [{ id: idOf(value.id), infons: infonsOf(value.infons), nodes, place }];
}

/** What is no text is its JSON. */
const infonsOf = (value: unknown): Infons =>
  new Map(Object.entries((isRecord(value) && metadataOf(value)) || {}));

/** An offset: a whole number from 0, which some tools write as a string. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

const idOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
