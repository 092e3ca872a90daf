import { t } from "../../language/words.ts";
import { goldOfText } from "../annotatedText.ts";
import type { ReadTools } from "../format.ts";
import type { GoldEntity, GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { jsonItems } from "../jsonContent.ts";
import { checkedItems, readRecords, recordsOf } from "../jsonRecords.ts";
import { metadataOf } from "../metadata.ts";
import { placeSpans, type SpanTelling, spanTelling } from "../placeSpans.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { typeName, UNNAMED } from "../typeNames.ts";
import {
  type DoccanoRecord,
  doccanoEntity,
  doccanoRelation,
  isDoccano,
  maybeDoccano,
  partsOf,
  triple,
} from "./doccanoRecord.ts";

/** Lines, or a list, or one record: some exports named .jsonl are one indented value. */
export const sniffDoccano = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    const json = file.json();
    if (!json) return false;
    const values = jsonItems(json).map(({ value }) => value);
    return values.some(isDoccano) || (values.length > 0 && values.every(maybeDoccano));
  });

/** Reads records, each a document; offsets count code points, or what lets the labels end at words. */
export const readDoccano = readEach(readFile);

async function readFile(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const items = recordsOf(file, into);
  if (!items) return;
  const leaveOut: LeaveOut = (kind, place) => into.leaveOut(kind, path, place);
  const note = (text: string) => into.note(path, text);
  const telling = spanTelling(leaveOut, note);
  await readRecords(
    file,
    items,
    { tools, into, others: t("records that are not doccano's") },
    ({ value, place }, part) => {
      const record = partsOf(value);
      if (typeof record === "string") return record;
      const entities = entitiesOf(record, place, telling, note);
      const relations = relationsOf(record, { place, entities: entities.byId }, leaveOut, note);
      const { text } = record;
      const metadata = metadataOf(record.rest);
      const read = { text, entities: entities.all, relations, metadata };
      into.addGold(goldOfText(read, { path, part, parts: items.length }, tools), path);
      return null;
    },
  );
  telling.tell();
}

/** A label with where it stands. */
interface Label {
  readonly id: string;
  readonly fileId: string | null;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly place: Place;
}

function entitiesOf(
  record: DoccanoRecord,
  place: Place,
  telling: SpanTelling,
  note: (text: string) => void,
): { all: GoldEntity[]; byId: Map<string, string> } {
  const labels = labelsOf(record, place, telling.leaveOut);
  const claims = labels.map(({ start, end, place }) => {
    return { pieces: [[start, end] as const], words: "", place };
  });
  const at = placeSpans(record.text, claims, "code points", telling);
  const byId = new Map<string, string>();
  const all = labels.flatMap(({ id, fileId, type, place }, i): GoldEntity[] => {
    const fragments = at[i];
    if (!fragments) return [];
    if (fileId !== null && !byId.has(fileId)) byId.set(fileId, id);
    if (type === "")
      note(t("spans without a label are of the type “{entity}”", { entity: UNNAMED.entity }));
    return [{ id, type: type || UNNAMED.entity, fragments, place }];
  });
  return { all, byId };
}

function labelsOf({ triples, entities }: DoccanoRecord, place: Place, leaveOut: LeaveOut): Label[] {
  const kind = t("labels that are not doccano's");
  const ofTriples = triples.flatMap(({ field, list }) =>
    checkedItems(list, triple, { place, field }, kind, leaveOut).map((item): Label => {
      const [start, end, type] = item.value;
      const id = String(item.place.field);
      return { id, fileId: null, type: typeName(type), start, end, place: item.place };
    }),
  );
  const where = { place, field: "entities" };
  const ofEntities = checkedItems(entities, doccanoEntity, where, kind, leaveOut).map(
    ({ value, place }): Label => ({
      id: String(place.field),
      fileId: value.id ?? null,
      type: typeName(value.label),
      start: value.start_offset,
      end: value.end_offset,
      place,
    }),
  );
  return [...ofTriples, ...ofEntities];
}

function relationsOf(
  record: DoccanoRecord,
  { place, entities }: { readonly place: Place; readonly entities: ReadonlyMap<string, string> },
  leaveOut: LeaveOut,
  note: (text: string) => void,
): GoldRelation[] {
  const where = { place, field: "relations" };
  const kind = t("relations that are not doccano's");
  return checkedItems(record.relations, doccanoRelation, where, kind, leaveOut).flatMap(
    ({ value, place }): GoldRelation[] => {
      const [head, tail] = [entities.get(value.from_id), entities.get(value.to_id)];
      if (head === undefined || tail === undefined) {
        leaveOut(t("relations of what is not a span"), place);
        return [];
      }
      const type = typeName(value.type);
      if (type === "")
        note(
          t("relations without a name are of the type “{relation}”", {
            relation: UNNAMED.relation,
          }),
        );
      return [{ type: type || UNNAMED.relation, head, tail, place }];
    },
  );
}
