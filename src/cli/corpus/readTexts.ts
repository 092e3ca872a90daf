import type { Sentence } from "../../core/document/document.ts";
import type { ReadingModel } from "../../model/model.ts";
import { predictSentences } from "../../model/predictSentences.ts";
import { sentencesOf } from "../../text/segment.ts";
import { sentenceLines } from "../sentenceLine.ts";

/** What lines of output are of. */
export const LINES_OF = ["sentence", "document"] as const;
export type LineOf = (typeof LINES_OF)[number];

/** A document to read. */
export interface Text {
  readonly id: string | number;
  readonly text: string;
}

/** What was made of a document. */
export type Answer =
  | {
      readonly kind: "read";
      /** Lines of output, without their ends. */
      readonly lines: readonly string[];
      readonly words: number;
      /** Sentences that were longer than the encoder and were split. */
      readonly split: number;
    }
  | { readonly kind: "bad"; readonly fault: string };

/** Predicts documents together, so that short ones share batches. An answer each, in their order. */
export async function readTexts(
  model: ReadingModel,
  texts: readonly Text[],
  lineOf: LineOf,
): Promise<Answer[]> {
  const answers = texts.map(() => ({ lines: [] as string[], words: 0, split: 0 }));
  const asked: { readonly sentence: Sentence; readonly of: number; readonly index: number }[] = [];
  function* sentences() {
    for (const [of, { text }] of texts.entries()) {
      let index = 0;
      for (const sentence of sentencesOf("", text)) {
        asked.push({ sentence, of, index: index++ });
        const words = sentence.words.map(([start, end]) => text.slice(start, end));
        answers[of].words += words.length;
        yield { id: sentence.id, words };
      }
    }
  }
  let formed = -1;
  let form = sentenceLines("");
  for await (const { prediction, split } of predictSentences(model, sentences())) {
    const { sentence, of, index } = asked.shift()!;
    if (of !== formed) form = sentenceLines(texts[of].text);
    formed = of;
    const line = form(sentence, prediction);
    const told = lineOf === "sentence" ? { id: texts[of].id, sentence: index, ...line } : line;
    answers[of].lines.push(JSON.stringify(told));
    if (split) answers[of].split++;
  }
  return answers.map(({ lines, ...counts }, of) => {
    const all = lineOf === "sentence" ? lines : [documentLine(texts[of].id, lines)];
    return { kind: "read", lines: all, ...counts };
  });
}

const documentLine = (id: string | number, sentences: readonly string[]): string =>
  `{"id":${JSON.stringify(id)},"sentences":[${sentences.join(",")}]}`;

/** The line of a document that could not be read, where each document has one. */
export const faultLine = (id: string | number, error: string): string =>
  JSON.stringify({ id, error });

/**
 * The same; where that fails, each document is tried alone, and is bad where it fails, too.
 *
 * @throws what failed when the device is lost, so that nothing can be read any more
 */
export async function readAny(
  { model, isLost }: { readonly model: ReadingModel; readonly isLost: () => boolean },
  texts: readonly Text[],
  lineOf: LineOf,
): Promise<Answer[]> {
  try {
    return await readTexts(model, texts, lineOf);
  } catch (error) {
    if (isLost()) throw error;
    if (texts.length === 1) return [{ kind: "bad", fault: (error as Error).message }];
    const answers: Answer[] = [];
    for (const text of texts) answers.push(...(await readAny({ model, isLost }, [text], lineOf)));
    return answers;
  }
}
