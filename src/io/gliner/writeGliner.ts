import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { documentKey } from "../tokens/readRecords.ts";
import { noSentence, type WrittenSentence, writtenSentences } from "../writtenSentences.ts";

/**
 * Writes JSON lines, a sentence each: spans by their first and last word, and as negatives the
 * types that a confirmed sentence was annotated for in vain. Where there are relations they are
 * those of GLiREL, which wants the words of spans as well; GLiNER refuses spans with more than
 * three items.
 */
export function writeGliner(content: Content): Written {
  const { counts, count } = counter();
  const written = writtenSentences(content, count);
  const all = written.flatMap(({ sentences }) => sentences);
  const isGlirel = all.some(({ relations }) => relations.length > 0);
  const lines = written.flatMap(({ doc, sentences }) =>
    sentences.map((sentence) => {
      count(gapsLost(), sentence.gaps.size);
      const known = Object.hasOwn(doc.confirmed, sentence.id) ? doc.confirmed[sentence.id] : null;
      const missing = (kind: "entities" | "relations") => {
        const there = new Set(sentence[kind].map(({ type }) => type));
        return known?.[kind].filter((type) => !there.has(type)) ?? [];
      };
      const [ner, rel] = [missing("entities"), missing("relations")];
      return {
        ...recordOf(sentence, isGlirel),
        ...(ner.length > 0 && { ner_negatives: ner }),
        ...(rel.length > 0 && { rel_negatives: rel }),
        ...documentKey(doc.name, written.length > 1),
      };
    }),
  );
  return {
    files: new Map([
      ["annotations.jsonl", lines.map((one) => `${JSON.stringify(one)}\n`).join("")],
    ]),
    entities: all.reduce((sum, { entities }) => sum + entities.length, 0),
    relations: all.reduce((sum, { relations }) => sum + relations.length, 0),
    leftOut: counts,
    notes: noSentence(content, written, t("the file is empty")),
  };
}

function recordOf({ words, entities, relations }: WrittenSentence, isGlirel: boolean) {
  const textOf = (start: number, end: number) => words.slice(start, end).join(" ");
  const endOf = (index: number) => {
    const { type, start, end } = entities[index];
    return { mention: textOf(start, end), position: [start, end - 1], type };
  };
  return {
    tokenized_text: words,
    ner: entities.map(({ type, start, end }) => [
      start,
      end - 1,
      type,
      ...(isGlirel ? [textOf(start, end)] : []),
    ]),
    ...(isGlirel && {
      relations: relations.map(({ type, head, tail }) => {
        return { head: endOf(head), tail: endOf(tail), relation_text: type };
      }),
    }),
  };
}
