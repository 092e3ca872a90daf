import { type Content, counter, type Written } from "../format.ts";
import { bioTags } from "../tokens/bioTags.ts";
import { documentKey } from "../tokens/readRecords.ts";
import { GAPS, noSentence, writtenSentences } from "../writtenSentences.ts";

/**
 * Writes JSON lines, a sentence each, with the same fields in each: words, BIO2 tags for programs
 * that learn from those, and all spans and relations by number, also those that tags cannot hold.
 */
export function writeHf(content: Content): Written {
  const { counts, count } = counter();
  const written = writtenSentences(content, count);
  const all = written.flatMap(({ sentences }) => sentences);
  let untagged = 0;
  const isSeveral = content.among?.several ?? written.length > 1;
  const lines = written.flatMap(({ doc, sentences }) =>
    sentences.map(({ words, entities, relations, gaps }) => {
      count(GAPS, gaps.size);
      const { tags, held } = bioTags(words.length, entities);
      untagged += entities.length - held.size;
      return JSON.stringify({
        ...documentKey(doc.name, isSeveral),
        tokens: words,
        ner_tags: tags,
        spans: entities.map(({ type, start, end }) => ({ start, end, type })),
        relations: relations.map(({ type, head, tail }) => ({ head, tail, type })),
      });
    }),
  );
  const overlapping = `ner_tags lack ${untagged} spans that overlap a longer one; the list of spans has them`;
  return {
    files: new Map([["annotations.jsonl", lines.map((line) => `${line}\n`).join("")]]),
    entities: all.reduce((sum, { entities }) => sum + entities.length, 0),
    relations: all.reduce((sum, { relations }) => sum + relations.length, 0),
    leftOut: counts,
    notes: [
      ...noSentence(content, written, "the file is empty"),
      ...(untagged > 0 ? [overlapping] : []),
    ],
  };
}
