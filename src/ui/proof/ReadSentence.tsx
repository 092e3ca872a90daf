import type { Span } from "../../core/document/overlaps.ts";
import { sameSpan } from "../../core/document/overlaps.ts";
import type { Kind } from "../../core/document/scope.ts";
import type { Prediction } from "../../core/learn/example.ts";
import { type Finding, placeKey } from "../../core/learn/findings.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import { markedWords, wordsOf } from "./markedWords.ts";

interface Props {
  readonly words: readonly string[];
  readonly prediction: Prediction;
  /** What is spoken of: what this model says there, if anything, and where that is. */
  readonly marked: {
    readonly kind: Kind;
    readonly finding: Finding | null;
    readonly spans: readonly Span[];
  };
  readonly looks: Looks;
}

/** What a model suggests in a sentence: spans in the text, relations listed below. */
export function ReadSentence({ words, prediction, marked, looks }: Props) {
  const { entities, relations } = prediction;
  const places = marked.spans.filter((span) => !entities.some((entity) => sameSpan(entity, span)));
  const isMarked = (span: Span) => marked.spans.some((one) => sameSpan(one, span));
  const pieces = markedWords<Span & { readonly type?: string }>(words, [...entities, ...places]);
  return (
    <>
      <p className="read-words" dir="auto">
        {pieces.map(({ start, text, marks }, i) => {
          const mark = marks.at(-1);
          return (
            <span key={start}>
              {i > 0 && " "}
              {mark ? (
                <Words text={text} {...mark} isMarked={isMarked(mark)} looks={looks} />
              ) : (
                text
              )}
            </span>
          );
        })}
      </p>
      {marked.finding === null && <p className="quiet">{t("Nothing is suggested there.")}</p>}
      {relations.length > 0 && (
        <ul className="read-relations" aria-label={t("Relations")}>
          {relations.map((relation) => {
            const ends = [entities[relation.head], entities[relation.tail]];
            const key = placeKey({ type: relation.type, spans: ends });
            const { verbose, hue } = lookOf(looks.relations, relation.type);
            const isIt =
              marked.kind === "relations" &&
              marked.finding?.type === relation.type &&
              placeKey(marked.finding) === key;
            return (
              <li key={`${relation.type} ${key}`} data-marked={isIt} className="triple" dir="ltr">
                <bdi>{wordsOf(words, ends[0])}</bdi>{" "}
                <span className="hit-type" data-hue={hue}>
                  – <TypeText name={verbose} /> →
                </span>{" "}
                <bdi>{wordsOf(words, ends[1])}</bdi> <small>{percent(relation.score)}</small>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

interface WordsProps {
  readonly text: string;
  /** Undefined where this model suggests nothing, and the other does. */
  readonly type?: string;
  readonly isMarked: boolean;
  readonly looks: Looks;
}

function Words({ text, type, isMarked, looks }: WordsProps) {
  const look = type === undefined ? undefined : lookOf(looks.entities, type);
  return (
    <mark data-hue={look?.hue} data-marked={isMarked}>
      {text}
      {look && (
        <small className="read-type">
          {" "}
          <bdi>{look.verbose}</bdi>
        </small>
      )}
    </mark>
  );
}
