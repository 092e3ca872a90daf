import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { gapsLost } from "../pieces.ts";
import { bioTags } from "../tokens/bioTags.ts";
import { noSentence, type WrittenSentence, writtenSentences } from "../writtenSentences.ts";
import { formatPythonList } from "./pythonList.ts";

/** Writes a `#doc` a document: words numbered through it, with blank lines between sentences. */
export function writeConllRelations(content: Content): Written {
  const { counts, count } = counter();
  const written = writtenSentences(content, count);
  let [entities, relations] = [0, 0];
  const text = written
    .map(({ doc, sentences }) => {
      let first = 0;
      const blocks = sentences.map((sentence) => {
        const made = formatSentence(sentence, first, count);
        first += sentence.words.length;
        entities += made.entities;
        relations += made.relations;
        return made.text;
      });
      return `#doc ${doc.name.replace(/\s+/g, " ").trim()}\n${blocks.join("\n")}`;
    })
    .join("");
  return {
    files: new Map([["annotations.txt", text]]),
    entities,
    relations,
    leftOut: counts,
    notes: noSentence(content, written, t("the file has no words")),
  };
}

function formatSentence(
  { words, entities, relations, gaps }: WrittenSentence,
  first: number,
  count: (kind: string, n?: number) => void,
) {
  const { tags, held } = bioTags(words.length, entities);
  const kept = relations.filter(({ head, tail }) => held.has(head) && held.has(tail));
  count(t("spans that overlap a longer one"), entities.length - held.size);
  count(t("relations of spans that overlap a longer one"), relations.length - kept.length);
  count(gapsLost(), [...gaps].filter((index) => held.has(index)).length);
  const rows = words.map((word, i) => {
    const own = kept.filter(({ head }) => entities[head].end === i + 1);
    const types = own.length > 0 ? own.map(({ type }) => type) : ["N"];
    const heads =
      own.length > 0 ? own.map(({ tail }) => first + entities[tail].end - 1) : [first + i];
    const cell = word.replace(/\s+/g, " ").trim();
    return `${first + i}\t${cell}\t${tags[i]}\t${formatPythonList(types)}\t[${heads.join(", ")}]\n`;
  });
  return { text: rows.join(""), entities: held.size, relations: kept.length };
}
