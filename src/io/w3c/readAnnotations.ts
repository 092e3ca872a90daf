import type { Range } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import type { GoldEntity, GoldRelation, LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import type { JsonItem } from "../jsonContent.ts";
import { withoutBlanks } from "../pieces.ts";
import { spanTelling } from "../placeSpans.ts";
import { UNNAMED } from "../typeNames.ts";
import { isAnnotation, listOf } from "./annotation.ts";
import { typeOf } from "./bodies.ts";
import { linkOf, refOf } from "./links.ts";
import { type Placed, placePieces } from "./placePieces.ts";
import { type Piece, pieceOf } from "./selectors.ts";

/** Who is told what cannot be held, and what else there is to say. */
export interface Telling {
  readonly leaveOut: LeaveOut;
  readonly note: (text: string) => void;
}

interface Span {
  readonly annotation: Readonly<Record<string, unknown>>;
  readonly place: Place;
  readonly pieces: readonly Piece[];
}

/** The annotations of a text: spans, and the links between them. */
export function readAnnotations(
  text: string,
  items: readonly JsonItem[],
  { leaveOut, note }: Telling,
): { entities: GoldEntity[]; relations: GoldRelation[] } {
  const spans = items.flatMap(({ value, place }): Span[] => {
    if (!isAnnotation(value) || linkOf(value) !== null) return [];
    const pieces = listOf(value.target).flatMap((target) => pieceOf(target) ?? []);
    if (pieces.length > 0) return [{ annotation: value, place, pieces }];
    if (!isOfAnother(value, items)) leaveOut(t("annotations of no stretch of text"), place);
    return [];
  });
  const entities = placedSpans(text, spans, { leaveOut, note });
  return { entities, relations: relationsOf(items, entities, { leaveOut, note }) };
}

/** Whether it says something of another annotation. */
const isOfAnother = (value: Readonly<Record<string, unknown>>, items: readonly JsonItem[]) =>
  listOf(value.target)
    .flatMap((target) => refOf(target) ?? [])
    .some((ref) => items.some((item) => isAnnotation(item.value) && item.value.id === ref));

function placedSpans(
  text: string,
  spans: readonly Span[],
  { leaveOut, note }: Telling,
): GoldEntity[] {
  const telling = spanTelling(leaveOut, note);
  const { placed, differences } = placePieces(
    text,
    spans.flatMap(({ pieces }) => pieces),
  );
  if (differences.length > 0) telling.differs(differences);
  let next = 0;
  const entities = spans.flatMap(({ annotation, place, pieces }, i): GoldEntity[] => {
    const own = placed.slice(next, next + pieces.length);
    next += pieces.length;
    const ranges = rangesOf(own);
    if ("fault" in ranges) {
      leaveOut(KINDS[ranges.fault](), place);
      return [];
    }
    if (own.some((one) => "mended" in one && one.mended)) telling.mended(place);
    const fragments = withoutBlanks(text, ranges.all);
    if (fragments.length === 0) {
      leaveOut(t("spans of blanks only"), place);
      return [];
    }
    const type = typeOf(annotation, place, leaveOut);
    if (type === "")
      note(t("annotations without a tag are of the type “{entity}”", { entity: UNNAMED.entity }));
    const id = typeof annotation.id === "string" ? annotation.id : `no id ${i}`;
    return [{ id: `${i} ${id}`, type: type || UNNAMED.entity, fragments, place }];
  });
  telling.tell();
  return entities;
}

const KINDS = {
  "past the text": () => t("spans past the text"),
  "not found": () => t("quotations that are not in the text"),
  "in several places": () => t("quotations that stand in several places"),
} as const;

type Fault = keyof typeof KINDS;

function rangesOf(placed: readonly Placed[]): { fault: Fault } | { all: Range[] } {
  const lost = placed.find((one) => "fault" in one);
  if (lost && "fault" in lost) return { fault: lost.fault };
  return { all: placed.flatMap((one) => ("range" in one ? [one.range] : [])) };
}

function relationsOf(
  items: readonly JsonItem[],
  entities: readonly GoldEntity[],
  { leaveOut, note }: Telling,
): GoldRelation[] {
  const idOf = new Map(entities.map(({ id }) => [plainId(id.replace(/^\d+ /, "")), id]));
  return items.flatMap(({ value, place }): GoldRelation[] => {
    const link = isAnnotation(value) ? linkOf(value) : null;
    if (!isAnnotation(value) || link === null) return [];
    const [head, tail] =
      link === "broken" ? [] : [idOf.get(plainId(link.head)), idOf.get(plainId(link.tail))];
    if (head === undefined || tail === undefined) {
      leaveOut(t("relations of what is not a span"), place);
      return [];
    }
    const type = nameOfLink(value, items, place, leaveOut);
    if (type === "")
      note(t("links without a tag are of the type “{relation}”", { relation: UNNAMED.relation }));
    return [{ type: type || UNNAMED.relation, head, tail, place }];
  });
}

/** The tag of a link, or of an annotation that tags it; a body that is its end is none. */
function nameOfLink(
  link: Readonly<Record<string, unknown>>,
  items: readonly JsonItem[],
  place: Place,
  leaveOut: LeaveOut,
): string {
  const bodies = listOf(link.body).filter((body) => typeof body !== "string");
  const own = typeOf({ ...link, body: bodies }, place, leaveOut);
  if (own !== "" || typeof link.id !== "string") return own;
  for (const item of items) {
    const { value } = item;
    if (!isAnnotation(value) || linkOf(value) !== null) continue;
    if (listOf(value.target).some((target) => refOf(target)?.[0] === link.id))
      return typeOf({ motivation: "tagging", ...value }, item.place, leaveOut);
  }
  return "";
}

/** Ids of one file are named with and without their `#`. */
const plainId = (id: string): string => id.replace(/^#/, "");
