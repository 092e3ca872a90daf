import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { formatModelTypes } from "../modelTypes.ts";
import { gapsLost } from "../pieces.ts";
import { noSentence, writtenSentences } from "../writtenSentences.ts";
import { formatSpertJson } from "./spertJson.ts";

/** Writes sentences in which all that is unlabelled is a negative, and their types. */
export function writeSpert(content: Content): Written {
  const { counts, count } = counter();
  const written = writtenSentences(content, count);
  const examples = written.flatMap(({ sentences }) => sentences);
  for (const { gaps } of examples) count(gapsLost(), gaps.size);
  return {
    files: new Map([
      ["annotations.json", formatSpertJson(examples)],
      ["types.json", formatModelTypes(content.types)],
    ]),
    entities: examples.reduce((sum, { entities }) => sum + entities.length, 0),
    relations: examples.reduce((sum, { relations }) => sum + relations.length, 0),
    leftOut: counts,
    notes: noSentence(content, written, t("the file is an empty list")),
  };
}
