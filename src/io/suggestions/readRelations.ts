import { t } from "../../language/words.ts";
import type { GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { checkedItems, type Listed } from "../jsonRecords.ts";
import { type Mention, nearest } from "../nearestMentions.ts";
import { folded } from "../quotes/foldedText.ts";
import { typeName, UNNAMED } from "../typeNames.ts";
import { type ReadEntity, scoreOf } from "./readEntities.ts";
import { relationFields, type SuggestedEntity, suggestedRelation } from "./record.ts";

/** What relations may join. */
export interface RelationHost {
  readonly place: Place;
  readonly items: readonly Listed<SuggestedEntity>[];
  /** The same in the list of the file, where others were left out: by number. */
  readonly numbers: readonly number[];
  readonly read: readonly ReadEntity[];
  readonly leaveOut: LeaveOut;
  readonly note: (text: string) => void;
}

/** The relations of a record; their ends are told by id, by number or by quotation. */
export function readRelations(list: readonly unknown[], host: RelationHost): GoldRelation[] {
  const { place, leaveOut, note } = host;
  const where = { place, field: "relations" };
  const find = endFinder(host);
  return checkedItems(
    list.map(relationFields),
    suggestedRelation,
    where,
    t("relations without head and tail"),
    leaveOut,
  ).flatMap(({ value, place }): GoldRelation[] => {
    const [heads, tails] = [find(value.head), find(value.tail)];
    const ends = nearest(heads, tails);
    if (!ends) {
      leaveOut(t("relations of what is not a span"), place);
      return [];
    }
    const named = typeName(value.type ?? "");
    if (named === "")
      note(
        t("relations without a type are of the type “{relation}”", { relation: UNNAMED.relation }),
      );
    const [head, tail] = ends.map(({ id }) => id);
    const suggested = scoreOf(value.score);
    return [{ type: named || UNNAMED.relation, head, tail, place, suggested }];
  });
}

/** The entities that an end may mean. */
function endFinder({ items, numbers, read }: RelationHost) {
  const byId = new Map<string, Mention>();
  const byNumber = new Map<number, Mention>();
  const byQuote = new Map<string, Mention[]>();
  for (const [i, entity] of read.entries()) {
    if (!entity) continue;
    const mention = { id: entity.id, start: entity.fragments[0][0] };
    const { id, text } = items[i].value;
    if (id !== null && id !== undefined && !byId.has(id)) byId.set(id, mention);
    byNumber.set(numbers[i], mention);
    const quote = folded(text ?? "");
    const alike = byQuote.get(quote);
    if (alike) alike.push(mention);
    else if (quote !== "") byQuote.set(quote, [mention]);
  }
  for (const mentions of byQuote.values()) mentions.sort((a, b) => a.start - b.start);
  return (end: string | number): readonly Mention[] => {
    const known = byId.get(String(end));
    if (known) return [known];
    const numbered = typeof end === "number" ? byNumber.get(end) : undefined;
    return numbered ? [numbered] : (byQuote.get(folded(String(end))) ?? []);
  };
}
