import type { Sentence } from "../core/document/document.ts";
import type { Prediction } from "../core/learn/example.ts";
import { codePoints } from "../io/codePoints.ts";

/** Lines of output for sentences of a text, which come in their order: offsets in code points. */
export function sentenceLines(text: string) {
  let before = 0; // code points before `at`
  let at = 0;
  return (sentence: Sentence, { entities, relations }: Prediction) => {
    before += codePoints(text.slice(at, sentence.start)).length;
    at = sentence.start;
    const said = text.slice(sentence.start, sentence.end);
    const within = codePoints(said);
    const start = before;
    const offset = (place: number) => start + within.fromUtf16(place - sentence.start);
    return {
      start,
      end: offset(sentence.end),
      text: said,
      entities: entities.map((entity) => {
        const [from] = sentence.words[entity.start];
        const [, to] = sentence.words[entity.end - 1];
        const { type, score } = entity;
        return { type, start: offset(from), end: offset(to), text: text.slice(from, to), score };
      }),
      relations: relations.map(({ type, head, tail, score }) => ({ type, head, tail, score })),
    };
  };
}
