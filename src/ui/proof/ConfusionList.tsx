import { useState } from "react";
import { Button } from "react-aria-components";
import type { Kind } from "../../core/document/scope.ts";
import type { Confusion } from "../../core/learn/confusions.ts";
import type { Finding } from "../../core/learn/findings.ts";
import type { Judged } from "../../core/learn/judged.ts";
import { isolated, rightwards } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { type Looks, lookOf, looksOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import { markedWords, wordsOf } from "./markedWords.ts";
import { outcomeName } from "./outcomeNames.ts";
import { ShowPlace } from "./ShowPlace.tsx";

interface Props {
  readonly kind: Kind;
  readonly confusions: readonly Confusion[];
  readonly judged: readonly Judged[];
}

/** So many are listed at once. */
const PAGE = 50;

/** The sentences of a cell, with the words that it is about, each a way into the text. */
export function ConfusionList({ kind, confusions, judged }: Props) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const [most, setMost] = useState(PAGE);
  const shown = confusions.slice(0, most);
  if (confusions.length === 0) return <p className="quiet">{t("There is nothing of it.")}</p>;
  return (
    <>
      <ul className="confusion-list" aria-label={t("Sentences")}>
        {shown.map((confusion) => {
          const { example } = judged[confusion.sentence];
          const spans = (confusion.gold ?? confusion.predicted)?.spans ?? [];
          return (
            <li key={keyOf(confusion)}>
              <ConfusionWords words={example.words} confusion={confusion} looks={looks[kind]} />
              <p className="hit-facts">
                <span>{outcomeName(confusion.outcome, kind)}</span>
                <FindingText
                  of={confusion.gold}
                  says="is"
                  words={example.words}
                  {...{ looks, kind }}
                />
                <FindingText
                  of={confusion.predicted}
                  says="found"
                  words={example.words}
                  {...{ looks, kind }}
                />
                {spans[0] && (
                  <ShowPlace of={{ sentence: example.id, words: example.words }} span={spans[0]} />
                )}
              </p>
            </li>
          );
        })}
      </ul>
      {most < confusions.length && (
        <Button className="button" onPress={() => setMost(most + PAGE)}>
          {t("Show more ({confusions, number} left)", { confusions: confusions.length - most })}
        </Button>
      )}
    </>
  );
}

/** Each thing is in one pair with at most one other. */
const keyOf = (confusion: Confusion): string => JSON.stringify(confusion);

interface WordsProps {
  readonly words: readonly string[];
  readonly confusion: Confusion;
  readonly looks: Looks[Kind];
}

/** The sentence: what was to be found with its colour behind it, what was found underlined. */
function ConfusionWords({ words, confusion: { gold, predicted }, looks }: WordsProps) {
  const marks = [
    ...(gold?.spans ?? []).map((span) => ({ ...span, is: "gold" as const })),
    ...(predicted?.spans ?? []).map((span) => ({ ...span, is: "found" as const })),
  ];
  const hue = lookOf(looks, (gold ?? predicted)?.type ?? "").hue;
  return (
    <p className="hit-words" dir="auto">
      {markedWords(words, marks).map(({ start, text, marks }, i) => {
        const is = (which: "gold" | "found") => marks.some((mark) => mark.is === which);
        return (
          <span key={start}>
            {i > 0 && " "}
            {marks.length === 0 ? (
              text
            ) : (
              <mark data-hue={hue} data-gold={is("gold")} data-found={is("found")}>
                {text}
              </mark>
            )}
          </span>
        );
      })}
    </p>
  );
}

interface FindingProps {
  readonly of: Finding | null;
  readonly says: string;
  readonly words: readonly string[];
  readonly looks: Looks;
  readonly kind: Kind;
}

/** "is Person: Ann Lee" */
function FindingText({ of, says, words, looks, kind }: FindingProps) {
  if (!of) return null;
  const { verbose, hue } = lookOf(looks[kind], of.type);
  return (
    <span>
      {says}{" "}
      <span className="hit-type" data-hue={hue}>
        <TypeText name={verbose} />
      </span>
      : <bdi>{rightwards(of.spans.map((span) => isolated(wordsOf(words, span))).join(" → "))}</bdi>
    </span>
  );
}
