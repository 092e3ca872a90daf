import type { Kind } from "../document/scope.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { Example } from "./example.ts";
import { type Finding, findingsOf, placeKey } from "./findings.ts";
import type { Judged } from "./judged.ts";
import type { Words } from "./rehearsalText.ts";
import { type Change, fatesByType, typeOf } from "./stability.ts";

/** Types may lose so much of their suggestions before it is worth a word. */
export const MOST_LOST = 0.1;

/** Of fewer suggestions one or two that are gone are already more than a tenth. */
export const ENOUGH_SUGGESTIONS = 20;

/** A type of which more than a tenth of the suggestions is gone. */
export interface LostType {
  readonly kind: Kind;
  readonly type: string;
  /** What there was, and how much of that is not there, or not of this type, any more. */
  readonly before: number;
  readonly gone: number;
  /** Of what is gone, that of whose words a confirmed sentence says that they are not of the type. */
  readonly contradicted: number;
  /** What the model before suggested of it on held-out sentences, and how much of that was wrong. */
  readonly suggested: number;
  readonly wrong: number;
  /** Whether the confirmed sentences do not say that so much should be gone. */
  readonly isUnexplained: boolean;
}

/** What losses are held against. */
export interface Evidence {
  readonly watched: readonly { readonly words: Words }[];
  /** Confirmed sentences. */
  readonly confirmed: readonly Example[];
  readonly judged: readonly Judged[];
  readonly types: ModelTypes;
}

/** The types of one kind that lost more than a tenth of their suggestions, the worst first. */
export function lostTypes(
  changes: readonly Change[],
  kind: Kind,
  { watched, confirmed, judged, types }: Evidence,
): LostType[] {
  const isContradicted = contradiction(confirmed, kind, types);
  const mistakes = mistakesOf(judged, kind, types);
  const gone = changes.filter(({ fate }) => fate === "lost" || fate === "retyped");
  return [...fatesByType(changes)]
    .filter(([, { before, kept }]) => before - kept > MOST_LOST * before)
    .map(([type, { before, kept }]): LostType => {
      const own = gone.filter((change) => typeOf(change) === type);
      const contradicted = own.filter(
        ({ before, sentence }) => before && isContradicted(before, watched[sentence].words),
      ).length;
      const { suggested, wrong } = mistakes.get(type) ?? { suggested: 0, wrong: 0 };
      const expected = Math.max(MOST_LOST, suggested === 0 ? 0 : wrong / suggested);
      const isUnexplained = before - kept - contradicted > expected * before;
      return {
        kind,
        type,
        before,
        gone: before - kept,
        contradicted,
        suggested,
        wrong,
        isUnexplained,
      };
    })
    .sort((a, b) => b.gone / b.before - a.gone / a.before);
}

/** What the model before suggested on the held-out sentences, by type, and what of it was wrong. */
function mistakesOf(judged: readonly Judged[], kind: Kind, types: ModelTypes) {
  const counts = new Map<string, { suggested: number; wrong: number }>();
  for (const { example, before } of judged) {
    const gold = new Set(
      findingsOf(example, kind, types, example.known).map((one) => `${placeKey(one)} ${one.type}`),
    );
    for (const found of findingsOf(before, kind, types, example.known)) {
      const { suggested, wrong } = counts.get(found.type) ?? { suggested: 0, wrong: 0 };
      const isRight = gold.has(`${placeKey(found)} ${found.type}`);
      counts.set(found.type, { suggested: suggested + 1, wrong: wrong + (isRight ? 0 : 1) });
    }
  }
  return counts;
}

/**
 * Whether some confirmed sentence that knows the type has the same words, and never as one of it. Of
 * relations: whether it has a relation of another type between the same words, or none.
 */
function contradiction(confirmed: readonly Example[], kind: Kind, types: ModelTypes) {
  const texts = confirmed.map(({ words }) => ` ${words.join(" ").toLowerCase()} `);
  const labelled = new Set(
    confirmed.flatMap((example) =>
      findingsOf(example, kind, types).map((one) => textKey(one, example.words)),
    ),
  );
  return (finding: Finding, words: Words): boolean => {
    if (labelled.has(textKey(finding, words))) return false;
    const ends = spanTexts(finding, words).map((text) => ` ${text} `);
    return confirmed.some(
      ({ known }, i) =>
        (known?.[kind].includes(finding.type) ?? true) &&
        ends.every((text) => texts[i].includes(text)),
    );
  };
}

const spanTexts = ({ spans }: Finding, words: Words): string[] =>
  spans.map(({ start, end }) => words.slice(start, end).join(" ").toLowerCase());

const textKey = (finding: Finding, words: Words): string =>
  JSON.stringify([finding.type, ...spanTexts(finding, words)]);
