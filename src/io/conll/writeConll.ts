import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { bioTags } from "../tokens/bioTags.ts";
import { noSentence, type WrittenDoc, writtenSentences } from "../writtenSentences.ts";

/**
 * Writes two columns with a tab between them, word and BIO2 tag: what programs of today read, by
 * blanks or by tabs, from the first and the last column. The parts of speech and phrases of CoNLL
 * 2003 would be fillers. A tab lets names of types hold blanks.
 */
export function writeConll(content: Content): Written {
  const { counts, count } = counter();
  // All relations go, whatever else would keep them from a sentence.
  const bare = { ...content, docs: content.docs.map((doc) => ({ ...doc, relations: {} })) };
  const written = writtenSentences(bare, count);
  let held = 0;
  const text = written
    .map((one) => {
      const made = formatDoc(one);
      held += made.held;
      count(t("spans that overlap a longer one"), made.overlapping);
      count(gapsLost(), made.gaps);
      return made.text;
    })
    .join("");
  for (const { relations } of content.docs) count(t("relations"), Object.keys(relations).length);
  return {
    files: new Map([["annotations.conll", text]]),
    entities: held,
    relations: 0,
    leftOut: counts,
    notes: noSentence(content, written, t("the file has no words")),
  };
}

function formatDoc({ sentences }: WrittenDoc) {
  let [held, overlapping, gapped] = [0, 0, 0];
  const blocks = sentences.map(({ words, entities, gaps }) => {
    const made = bioTags(words.length, entities);
    held += made.held.size;
    overlapping += entities.length - made.held.size;
    gapped += [...gaps].filter((index) => made.held.has(index)).length;
    return words.map((word, i) => `${cellOf(word)}\t${made.tags[i]}\n`).join("");
  });
  const text = ["-DOCSTART-\tO\n", ...blocks].map((block) => `${block}\n`).join("");
  return { text, held, overlapping, gaps: gapped };
}

const cellOf = (word: string): string => word.replace(/\s+/g, " ").trim();
