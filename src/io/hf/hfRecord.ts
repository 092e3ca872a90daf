import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { TokenEntity, TokenSentence } from "../goldOfTokens.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { ioTag, isBioColumn, readBioTag, spansOfTags } from "../tokens/bioTags.ts";
import { isWords, listOf, readLists, WORD_KEYS } from "../tokens/tokenRecord.ts";
import { type Ends, endsOf, firstOf } from "../tokens/tokenSpans.ts";
import type { ClassNames } from "./hfFeatures.ts";

const TAG_KEYS = [
  ..."ner_tags ner ner_tag tags labels label bio_tags iob_tags bio iob entities ner_labels".split(
    " ",
  ),
  ..."tag entity_tags ner_tags_str fine_ner_tags coarse_ner_tags".split(" "),
];
const SPAN_KEYS = ["spans", "entities", "ner", "ents", "mentions", "entity_mentions", "ner_spans"];
const RELATION_KEYS = ["relations", "relation_mentions", "rels", "relation"];

/** What the columns of a file hold, found by its records. */
export interface HfColumns {
  readonly words: string;
  /** Tags, a word each; null where spans say it. */
  readonly tags: string | null;
  /** Whether tags have prefixes such as B and I; else words in a row with one tag are a span. */
  readonly scheme: "bio" | "io";
  readonly names: readonly string[] | null;
  readonly spans: string | null;
  readonly ends: Ends;
  /** Whether no span shows what its end means. */
  readonly isEndGuessed: boolean;
  readonly relations: string | null;
}

/** Finds the columns; null where the records are not of words with tags or spans. */
export function hfColumns(values: readonly unknown[], known: ClassNames): HfColumns | null {
  const records = values.filter(isRecord);
  const words = WORD_KEYS.find((key) => records.some((record) => isWords(record[key])));
  if (!words) return null;
  const ours = records.filter((record) => isWords(record[words]));
  const listsOf = (key: string) =>
    ours.flatMap((record) => {
      const list = record[key];
      return Array.isArray(list) && list.length > 0
        ? [{ list, words: wordsOf(record, words) }]
        : [];
    });
  const tags = TAG_KEYS.find((key) => {
    const lists = listsOf(key);
    const isTag = (item: unknown) => typeof item === "string" || Number.isInteger(item);
    const fitting = lists.filter(
      ({ list, words: all }) => list.length === all && list.every(isTag),
    );
    return lists.length > 0 && fitting.length * 2 > lists.length;
  });
  const spans = SPAN_KEYS.find((key) => {
    const items = listsOf(key).flatMap(({ list }) => list);
    return items.length > 0 && items.every((item) => typeof item === "object" && item !== null);
  });
  if (!tags && !spans) return null;
  const relations = RELATION_KEYS.find((key) => listsOf(key).length > 0) ?? null;
  const spanLists = spans
    ? listsOf(spans).map(({ list, words: all }) => ({ spans: list, words: all }))
    : [];
  const shown = endsOf(spanLists);
  const first = spanLists[0]?.spans[0];
  const byForm: Ends = Array.isArray(first) || isInclusiveByName(first) ? "inclusive" : "exclusive";
  const names = tags ? (known.get(tags) ?? null) : null;
  const written = tags ? listsOf(tags).flatMap(({ list }) => list) : [];
  return {
    words,
    tags: tags ?? null,
    scheme: isBioColumn(names ?? written.filter((tag) => typeof tag === "string")) ? "bio" : "io",
    names,
    spans: spans ?? null,
    ends: shown ?? byForm,
    isEndGuessed: spans !== undefined && shown === null,
    relations,
  };
}

/** Prodigy's words for a span's words, of which the last is in it. */
const isInclusiveByName = (span: unknown): boolean =>
  isRecord(span) && Object.hasOwn(span, "token_end");

/** Reads a record; null, and told, where it is none. Ids begin with `prefix`. */
export function readHfRecord(
  value: unknown,
  columns: HfColumns,
  { place, prefix, leaveOut }: { place: Place; prefix: string; leaveOut: LeaveOut },
): TokenSentence | null {
  const words = isRecord(value) ? value[columns.words] : undefined;
  if (!isRecord(value) || !isWords(words)) {
    leaveOut(t("records without words"), { ...place, field: columns.words });
    return null;
  }
  const { spans, tags, ends } = columns;
  const list = (key: string | null) => ({
    key: key ?? "",
    items: key ? listOf(value, key, place, leaveOut) : [],
  });
  if (spans && Object.hasOwn(value, spans)) {
    const lists = {
      words: words.length,
      spans: { ...list(spans), ends },
      relations: list(columns.relations),
    };
    return { kind: "annotated", words, ...readLists(lists, prefix, place, leaveOut) };
  }
  if (!tags || firstOf(value, [tags]) === undefined) return { kind: "words", words };
  const entities = taggedSpans(value[tags], words.length, columns, { place, prefix, leaveOut });
  for (const { key, items } of [list(columns.relations)]) {
    if (items.length > 0)
      leaveOut(t("relations without a list of spans"), { ...place, field: key });
  }
  return entities && { kind: "annotated", words, entities, relations: [] };
}

function taggedSpans(
  value: unknown,
  words: number,
  { tags: key, names, scheme }: HfColumns,
  { place, prefix, leaveOut }: { place: Place; prefix: string; leaveOut: LeaveOut },
): TokenEntity[] | null {
  if (!Array.isArray(value) || value.length !== words) {
    const found = Array.isArray(value)
      ? t(
          "{tags, plural, one {# tag} other {# tags}} for {words, plural, one {# word} other {# words}}",
          { tags: value.length, words },
        )
      : t("is no list");
    leaveOut(t("records whose tags are not one a word"), { ...place, field: `${key}: ${found}` });
    return null;
  }
  const read = value.map((item: unknown, i) => {
    const at = { ...place, field: `${key}[${i}]` };
    const written = typeof item === "number" ? names?.[item] : item;
    const tag =
      typeof written === "string"
        ? scheme === "bio"
          ? readBioTag(written)
          : ioTag(written)
        : null;
    if (!tag) leaveOut(t("tags that are none"), at);
    return tag;
  });
  return spansOfTags(read).map(({ type, start, end }, i) => {
    const field = `${key}[${start}]`;
    return { id: `${prefix}.${i}`, type, start, end, place: { ...place, field } };
  });
}

const wordsOf = (record: Readonly<Record<string, unknown>>, key: string): number => {
  const words = record[key];
  return Array.isArray(words) ? words.length : 0;
};
