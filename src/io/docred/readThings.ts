import { t } from "../../language/words.ts";
import type { GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { TokenEntity } from "../goldOfTokens.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { checkedItems } from "../jsonRecords.ts";
import { typeName, UNNAMED } from "../typeNames.ts";
import { type DocredRecord, docredLabel, mention } from "./docredRecord.ts";

/** What is counted over the documents of a file. */
export interface Tally {
  things: number;
  mentions: number;
  evidence: number;
  otherNames: number;
  readonly note: (text: string) => void;
}

/** A mention with its sentence. */
interface Mention extends TokenEntity {
  readonly sentence: number;
}

export interface ThingHost {
  readonly place: Place;
  readonly leaveOut: LeaveOut;
  readonly tally: Tally;
}

/** The mentions of a document, and the relations between the first ones of its things. */
export function readThings(
  record: DocredRecord,
  { place, leaveOut, tally }: ThingHost,
): { entities: Mention[]; relations: GoldRelation[] } {
  const entities: Mention[] = [];
  const firstOf = new Map<number, string>();
  for (const [v, mentions] of record.vertexSet.entries()) {
    const where = { place, field: `vertexSet[${v}]` };
    const read = checkedItems(
      mentions,
      mention,
      where,
      t("mentions that are not DocRED's"),
      leaveOut,
    );
    const before = entities.length;
    for (const { value, place } of read) {
      const { sent_id: sentence, name, type } = value;
      const [start, end] = value.pos;
      const words = record.sents[sentence]?.slice(start, end) ?? [];
      if (start >= end || words.length < end - start) {
        leaveOut(t("spans outside of their sentence"), place);
        continue;
      }
      if (name && !isSame(name, words)) tally.otherNames++;
      const named = typeName(type ?? "");
      if (named === "")
        tally.note(
          t("spans without a type are of the type “{entity}”", { entity: UNNAMED.entity }),
        );
      const id = String(place.field);
      if (!firstOf.has(v)) firstOf.set(v, id);
      entities.push({ id, type: named || UNNAMED.entity, start, end, place, sentence });
    }
    if (entities.length > before) tally.things++;
  }
  tally.mentions += entities.length;
  const where = { place, field: "labels" };
  const kind = t("relations that are not DocRED's");
  const labels = record.labels ?? [];
  tally.evidence += labels.filter(hasEvidence).length;
  const relations = checkedItems(labels, docredLabel, where, kind, leaveOut).flatMap(
    ({ value: { r, h, t: to }, place }): GoldRelation[] => {
      const [head, tail] = [firstOf.get(h), firstOf.get(to)];
      if (head === undefined || tail === undefined) {
        leaveOut(t("relations of what has no mention"), place);
        return [];
      }
      const type = typeName(r);
      if (type === "")
        tally.note(
          t("relations without a name are of the type “{relation}”", {
            relation: UNNAMED.relation,
          }),
        );
      return [{ type: type || UNNAMED.relation, head, tail, place }];
    },
  );
  return { entities, relations };
}

const isSame = (name: string, words: readonly string[]): boolean =>
  name.replace(/\s+/g, "") === words.join("").replace(/\s+/g, "");

const hasEvidence = (label: unknown): boolean =>
  isRecord(label) && Array.isArray(label.evidence) && label.evidence.length > 0;
