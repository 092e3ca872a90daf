import type { ModelFolder } from "../../src/model/folder.ts";
import { inspectFolder } from "../../src/model/inspectFolder.ts";
import type { ModelDescription } from "../../src/model/model.ts";
import { loadModelFolder, openAnyModel } from "../../src/model/modelFolder.ts";
import { encodeSentence } from "../../src/text/encodeSentence.ts";
import type { Sample } from "./sample.ts";

/** Words that texts have, and some of which they seldom do. */
const WORDS = [
  ..."Ada Rome née 12345 1a2b ``x'' -- [CLS] <s> 😀 שלום 漢字 __proto__ end constructor".split(" "),
  "\u202eabc\u2066",
  "\ud800",
  "a".repeat(3000),
  "1-".repeat(20_000),
  "ab".repeat(100_000),
];

/** Looks into a model's folder and opens it, each whether the other can or not. @throws what the readers say */
export async function readModel(files: Sample["files"]): Promise<string | null> {
  const folder: ModelFolder = {
    name: "model",
    read: async (name) => (Object.hasOwn(files, name) ? files[name] : null),
  };
  const ways = [
    async () => void (await inspectFolder(folder)),
    async () => descriptionFault((await loadModelFolder(folder)).description),
    async () => descriptionFault((await openAnyModel(folder)).description),
  ];
  const errors: unknown[] = [];
  for (const way of ways) {
    try {
      const fault = await way();
      if (fault) return fault;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors);
  return null;
}

/** Whether words become numbers of rows that the model has, and its types have names. */
function descriptionFault({ tokenizer, bert, types }: ModelDescription): string | null {
  const { ids } = encodeSentence(WORDS, tokenizer, bert.maxPositions);
  const bad = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= bert.vocabSize);
  if (bad !== undefined) return `cuts a word into the piece ${bad}`;
  for (const word of WORDS)
    if (tokenizer.pieces(word).length === 0) return `cuts ${word.slice(0, 20)} into nothing`;
  const names = [...Object.keys(types.entities), ...Object.keys(types.relations)];
  return names.some((name) => name.trim() === "") ? "has a type without a name" : null;
}
