import type { Doc, Sentence } from "../../core/document/document.ts";
import type { Reason } from "../../core/review/queue/reasons.ts";
import type { Leaning, WordRange } from "../../core/review/queue/survey.ts";
import { TABLE } from "../../core/types/typeTables.ts";
import { visibleWords } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf } from "./looks.ts";

/** Why a sentence comes now, in words: "relation Works for: 51/49". */
export function reasonWords(reason: Reason, looks: Looks, doc: Doc, sentence: Sentence): string {
  switch (reason.kind) {
    case "typical":
      return t("typical of {others, plural, one {# sentence} other {# sentences}} like it", {
        others: reason.others,
      });
    case "first":
      return t(
        "first sentence with {isRelation, select, true {the relation {verbose}} other {{verbose}}}",
        {
          isRelation: reason.of === "relation",
          verbose: lookOf(looks[TABLE[reason.of]], reason.type).verbose,
        },
      );
    case "few":
      return t("{typeOf} has few examples: {examples, number}", {
        typeOf: typeOf(reason, looks),
        examples: reason.examples,
      });
    case "span": {
      const { first, second } = reason.doubt;
      const [a, b] = [first, second].map((leaning) => leaningOf(leaning, looks));
      const scores = `${hundredths(first.score)}/${hundredths(second.score)}`;
      return t("“{textOf}”: {a} or {b}, {scores}", {
        textOf: textOf(reason.doubt, doc, sentence),
        a,
        b,
        scores,
      });
    }
    case "relation": {
      const { type, score } = reason.doubt;
      const sure = hundredths(score);
      return t("relation {relations}: {sure, number}/{value, number}", {
        relations: lookOf(looks.relations, type).verbose,
        sure,
        value: 100 - sure,
      });
    }
    case "words":
      return t("many new words: {count, number}", { count: reason.count });
    case "unread":
      return t("not read by this model yet");
  }
}

/** Several reasons, as one line. */
export const allReasons = (
  reasons: readonly Reason[],
  looks: Looks,
  doc: Doc,
  sentence: Sentence,
): string => reasons.map((one) => reasonWords(one, looks, doc, sentence)).join("; ");

const typeOf = ({ of, type }: Extract<Reason, { of: unknown }>, looks: Looks): string => {
  const { verbose } = lookOf(looks[TABLE[of]], type);
  return of === "relation" ? t("the relation {verbose}", { verbose }) : verbose;
};

const leaningOf = ({ type }: Leaning, looks: Looks): string =>
  type === null ? t("nothing") : lookOf(looks.entities, type).verbose;

const hundredths = (score: number): number => Math.round(score * 100);

/** The words of a range, on one line; the sentence may have been cut anew since. */
function textOf({ start, end }: WordRange, doc: Doc, { words }: Sentence): string {
  const [from, to] = [words[start]?.[0], words[Math.min(end, words.length) - 1]?.[1]];
  if (from === undefined || to === undefined) return "…";
  return visibleWords(doc.text, { start: from, end: to });
}

/** "one of 5", as near as a share in per cent comes to that. */
export const oneOf = (share: number): string =>
  t("one of {count, plural, one {# sentence} other {# sentences}}", {
    count: Math.max(2, Math.round(100 / share)),
  });
