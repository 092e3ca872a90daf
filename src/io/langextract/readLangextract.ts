import { z } from "zod";
import { t } from "../../language/words.ts";
import { goldOfText } from "../annotatedText.ts";
import type { ReadTools } from "../format.ts";
import type { GoldEntity, LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { jsonItems } from "../jsonContent.ts";
import { checkedItems, type Listed, readRecords, recordsOf } from "../jsonRecords.ts";
import { metadataOf } from "../metadata.ts";
import { placeSpans, type SpanTelling, spanTelling } from "../placeSpans.ts";
import { quotesInOrder } from "../quotes/quotesInOrder.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { typeName, UNNAMED } from "../typeNames.ts";

const offset = z.int().min(0).nullish();

const extraction = z.object({
  extraction_class: z.string(),
  extraction_text: z.string(),
  char_interval: z.object({ start_pos: offset, end_pos: offset }).nullish(),
  alignment_status: z.string().nullish(),
  attributes: z.unknown().optional(),
});
type Extraction = z.infer<typeof extraction>;

/** Fields that are read; the others are metadata. */
export const OWN: ReadonlySet<string> = new Set(["text", "extractions"]);

const isExtracted = (value: unknown): boolean =>
  isRecord(value) &&
  Array.isArray(value.extractions) &&
  (typeof value.text === "string" ||
    value.extractions.some((one) => isRecord(one) && "extraction_class" in one));

/** Files of annotated documents. */
export const sniffLangextract = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    const json = file.json();
    return json !== null && jsonItems(json).some(({ value }) => isExtracted(value));
  });

/** Reads documents; a model made the extractions, so they are suggestions. */
export const readLangextract = readEach(readFile);

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
    { tools, into, others: t("records that are not LangExtract's") },
    ({ value, place }, part) => {
      if (!isRecord(value)) return t("an object is wanted");
      const { text, extractions } = value;
      if (typeof text !== "string")
        return text === undefined ? t("text: is missing") : t("text: a string is wanted");
      if (extractions !== null && extractions !== undefined && !Array.isArray(extractions))
        return t("extractions: a list is wanted");
      const entities = readExtractions(text, extractions ?? [], place, telling, note);
      const metadata = metadataOf(value, (key) => !OWN.has(key));
      const read = { text, entities, relations: [], metadata };
      into.addGold(goldOfText(read, { path, part, parts: items.length }, tools), path);
      return null;
    },
  );
  telling.tell();
}

function readExtractions(
  text: string,
  list: readonly unknown[],
  place: Place,
  telling: SpanTelling,
  note: (text: string) => void,
): GoldEntity[] {
  const { leaveOut } = telling;
  const where = { place, field: "extractions" };
  const kind = t("extractions that are not LangExtract's");
  const items = checkedItems(list, extraction, where, kind, leaveOut);
  const inOrder = quotesInOrder(text);
  const found = placesOf(text, items, telling);
  return items.flatMap((item, i): GoldEntity[] => {
    const { value, place } = item;
    const named = typeName(value.extraction_class);
    if (named === "")
      note(t("spans without a class are of the type “{entity}”", { entity: UNNAMED.entity }));
    const type = named || UNNAMED.entity;
    if (hasAttributes(value.attributes)) leaveOut(t("attributes"), place);
    let fragments = found.get(i);
    if (fragments === undefined) {
      const quote = inOrder.next(value.extraction_text, type);
      fragments = quote && [quote.range];
      if (!quote) leaveOut(t("extractions that are not in the text"), place);
    }
    return fragments
      ? [{ id: String(place.field), type, fragments, place, suggested: { score: null } }]
      : [];
  });
}

/** The places of the extractions that have an interval, by number; null where it does not fit. */
function placesOf(text: string, items: readonly Listed<Extraction>[], telling: SpanTelling) {
  const claims = items.flatMap(({ value, place }, i) => {
    const { start_pos: start, end_pos: end } = value.char_interval ?? {};
    if (typeof start !== "number" || typeof end !== "number") return [];
    // What was only found nearly is other words than were asked for.
    const isNear = /fuzzy|lesser|greater/i.test(value.alignment_status ?? "");
    const words = isNear ? "" : value.extraction_text;
    return [{ i, pieces: [[start, end] as const], words, place }];
  });
  const at = placeSpans(text, claims, "code points", telling);
  return new Map(claims.map(({ i }, n) => [i, at[n]] as const));
}

const hasAttributes = (attributes: unknown): boolean =>
  typeof attributes === "object" && attributes !== null && Object.keys(attributes).length > 0;
