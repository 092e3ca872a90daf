import type { Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import type { GoldEntity } from "../goldDoc.ts";
import type { Listed } from "../jsonRecords.ts";
import { coveredWords } from "../offsets.ts";
import { withoutBlanks } from "../pieces.ts";
import { placeSpans, type SpanClaim, type SpanTelling } from "../placeSpans.ts";
import { quotesInOrder } from "../quotes/quotesInOrder.ts";
import { typeName, UNNAMED } from "../typeNames.ts";
import type { SuggestedEntity } from "./record.ts";

/** What suggestions are read with. */
export interface EntityHost {
  readonly telling: SpanTelling;
  readonly note: (text: string) => void;
  /** A quotation was found, but not letter by letter. */
  readonly loose: (item: Listed<SuggestedEntity>) => void;
}

/** A suggestion with its place; null where it has none. */
export type ReadEntity = GoldEntity | null;

/**
 * The entities of a record, an item each. Offsets beside a quotation hold only where the quotation is
 * there: models count badly. What is not found is told.
 */
export function readEntities(
  text: string,
  items: readonly Listed<SuggestedEntity>[],
  { telling, note, loose }: EntityHost,
): ReadEntity[] {
  const inOrder = quotesInOrder(text);
  const claims = items.map(claimOf);
  const silent: SpanTelling = {
    ...telling,
    leaveOut: () => {},
    mended: () => {},
    trimmed: () => {},
  };
  const placed = new Map<number, readonly Range[] | null>();
  const withOffsets = items.flatMap((_, i) => (claims[i] ? [i] : []));
  const at = placeSpans(
    text,
    withOffsets.flatMap((i) => claims[i] ?? []),
    "code points",
    silent,
  );
  for (const [n, i] of withOffsets.entries()) placed.set(i, fitting(text, at[n], items[i].value));
  return items.map((item, i): ReadEntity => {
    const { value, place } = item;
    const named = typeName(value.type ?? "");
    if (named === "")
      note(t("spans without a type are of the type “{entity}”", { entity: UNNAMED.entity }));
    const type = named || UNNAMED.entity;
    let fragments = placed.get(i) ?? null;
    if (!fragments && value.text?.trim()) {
      const found = inOrder.next(value.text, type);
      if (found && !found.exact) loose(item);
      fragments = found && withoutBlanks(text, [found.range]);
    }
    if (!fragments || fragments.length === 0) {
      const quoted = value.text ? `${place.field}: “${shortened(value.text)}”` : place.field;
      const kind = value.text ? t("quotations that are not in the text") : t("spans past the text");
      telling.leaveOut(kind, { ...place, field: quoted });
      return null;
    }
    return { id: String(place.field), type, fragments, place, suggested: scoreOf(value.score) };
  });
}

/** Its offsets, where it has any. */
function claimOf({ value, place }: Listed<SuggestedEntity>): SpanClaim | null {
  const { start, end, text, fragments } = value;
  if (typeof start !== "number" || typeof end !== "number") return null;
  const pieces = fragments && fragments.length > 0 ? fragments : [[start, end] as const];
  return { pieces, words: fragments && fragments.length > 1 ? "" : (text ?? ""), place };
}

/** Null where the quotation is elsewhere: then its place follows from the order. */
function fitting(
  text: string,
  at: readonly Range[] | null,
  { text: quote, fragments }: SuggestedEntity,
): readonly Range[] | null {
  if (!at || !quote || (fragments && fragments.length > 1)) return at;
  return coveredWords(text, at) === quote.replace(/\s+/g, " ").trim() ? at : null;
}

/** A score that is no probability says nothing here. */
export const scoreOf = (score: number | null | undefined) => ({
  score: typeof score === "number" && score >= 0 && score <= 1 ? score : null,
});

const shortened = (text: string): string =>
  Array.from(text).length > 40 ? `${Array.from(text).slice(0, 39).join("")}…` : text;
