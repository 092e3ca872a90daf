import type { GoldEntity, GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { checkedItems, type Listed } from "../jsonRecords.ts";
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
    "relations without head and tail",
    leaveOut,
  ).flatMap(({ value, place }): GoldRelation[] => {
    const [heads, tails] = [find(value.head), find(value.tail)];
    const ends = nearest(heads, tails);
    if (!ends) {
      leaveOut("relations of what is not a span", place);
      return [];
    }
    const named = typeName(value.type ?? "");
    if (named === "") note(`relations without a type are of the type “${UNNAMED.relation}”`);
    const [head, tail] = ends.map(({ id }) => id);
    const suggested = scoreOf(value.score);
    return [{ type: named || UNNAMED.relation, head, tail, place, suggested }];
  });
}

/** The entities that an end may mean. */
function endFinder({ items, numbers, read }: RelationHost) {
  const byId = new Map<string, GoldEntity>();
  const byNumber = new Map<number, GoldEntity>();
  const byQuote = new Map<string, GoldEntity[]>();
  for (const [i, entity] of read.entries()) {
    if (!entity) continue;
    const { id, text } = items[i].value;
    if (id !== null && id !== undefined && !byId.has(id)) byId.set(id, entity);
    byNumber.set(numbers[i], entity);
    const quote = folded(text ?? "");
    if (quote !== "") byQuote.set(quote, [...(byQuote.get(quote) ?? []), entity]);
  }
  return (end: string | number): readonly GoldEntity[] => {
    const known = byId.get(String(end));
    if (known) return [known];
    const numbered = typeof end === "number" ? byNumber.get(end) : undefined;
    return numbered ? [numbered] : (byQuote.get(folded(String(end))) ?? []);
  };
}

/** Of mentions of the same words, the two that stand nearest to each other, and are not one. */
function nearest(
  heads: readonly GoldEntity[],
  tails: readonly GoldEntity[],
): readonly [GoldEntity, GoldEntity] | null {
  let best: readonly [GoldEntity, GoldEntity] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const head of heads)
    for (const tail of tails) {
      const apart = Math.abs(head.fragments[0][0] - tail.fragments[0][0]);
      if (head !== tail && apart < least) {
        best = [head, tail];
        least = apart;
      }
    }
  return best;
}
