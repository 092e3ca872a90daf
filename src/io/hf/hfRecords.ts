import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { bioTags } from "../tokens/bioTags.ts";
import { documentKey } from "../tokens/readRecords.ts";
import { noSentence, writtenSentences } from "../writtenSentences.ts";

/** A sentence as datasets have it. */
export interface HfRecord {
  readonly doc_id?: string;
  readonly tokens: readonly string[];
  /** In BIO2, for programs that learn from those. */
  readonly ner_tags: readonly string[];
  /** All spans, the end exclusive, also those that tags cannot hold. */
  readonly spans: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
  }[];
  /** The ends are numbers of spans. */
  readonly relations: readonly {
    readonly head: number;
    readonly tail: number;
    readonly type: string;
  }[];
}

/** The sentences of what is taken away, with the same fields in each, and what they lack. */
export function hfRecords(
  content: Content,
): Omit<Written, "files"> & { readonly records: readonly HfRecord[] } {
  const { counts, count } = counter();
  const written = writtenSentences(content, count);
  const all = written.flatMap(({ sentences }) => sentences);
  const isSeveral = content.among?.several ?? written.length > 1;
  let untagged = 0;
  const records = written.flatMap(({ doc, sentences }) =>
    sentences.map(({ words, entities, relations, gaps }): HfRecord => {
      count(gapsLost(), gaps.size);
      const { tags, held } = bioTags(words.length, entities);
      untagged += entities.length - held.size;
      return {
        ...documentKey(doc.name, isSeveral),
        tokens: words,
        ner_tags: tags,
        spans: entities.map(({ type, start, end }) => ({ start, end, type })),
        relations: relations.map(({ type, head, tail }) => ({ head, tail, type })),
      };
    }),
  );
  const overlapping = t(
    "ner_tags lack {untagged, plural, one {# span that overlaps} other {# spans that overlap}} a longer one; the list of spans has them",
    { untagged },
  );
  return {
    records,
    entities: all.reduce((sum, { entities }) => sum + entities.length, 0),
    relations: all.reduce((sum, { relations }) => sum + relations.length, 0),
    leftOut: counts,
    notes: [
      ...noSentence(content, written, t("the file is empty")),
      ...(untagged > 0 ? [overlapping] : []),
    ],
  };
}
