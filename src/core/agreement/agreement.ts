import { type AgreementCounts, type KindCounts, sumCounts, typesOf } from "./countAgreement.ts";
import { type Kappa, kappaOf, kappaOfOne } from "./kappa.ts";

/** Agreement on one type. F1 is in per cent, and null where neither side has any. */
export interface TypeAgreement {
  readonly type: string;
  readonly left: number;
  readonly right: number;
  /** So many are the same on both sides. */
  readonly both: number;
  readonly strict: number | null;
  readonly relaxed: number | null;
  /** This type against all others, of what both have marked. */
  readonly kappa: Kappa;
}

/** Things that have one label on the left and another one on the right. */
export interface OtherLabel {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly count: number;
}

/** Agreement on spans, or on relations. */
export interface KindAgreement extends Omit<TypeAgreement, "type"> {
  /** The most used first. */
  readonly types: readonly TypeAgreement[];
  /** The most frequent first. */
  readonly confusions: readonly OtherLabel[];
}

/** How far two sides agree. */
export interface Agreement {
  readonly sentences: number;
  readonly spans: KindAgreement & { readonly borders: number | null };
  readonly relations: KindAgreement;
  readonly words: Kappa;
}

/** The agreement that follows from the counts of documents. */
export function agreementOf(all: readonly AgreementCounts[]): Agreement {
  const { sentences, spans, relations, borders, words } = sumCounts(all);
  const onBorders = f1(borders.both, borders.left, borders.right);
  return {
    sentences,
    spans: { ...kindAgreement(spans), borders: onBorders },
    relations: kindAgreement(relations),
    words: kappaOf(words),
  };
}

function kindAgreement({ types, labels }: KindCounts): KindAgreement {
  const ofTypes = [...types].map(
    ([type, counts]): TypeAgreement => ({
      type,
      ...figures(counts),
      kappa: kappaOfOne(labels, (label) => typesOf(label).includes(type)),
    }),
  );
  const all = [...types.values()].reduce(
    (sum, one) => ({
      left: sum.left + one.left,
      right: sum.right + one.right,
      strict: sum.strict + one.strict,
      relaxed: sum.relaxed + one.relaxed,
    }),
    { left: 0, right: 0, strict: 0, relaxed: 0 },
  );
  const isBefore = (a: string, b: string) => (a < b ? -1 : 1);
  return {
    ...figures(all),
    kappa: kappaOf(labels),
    types: ofTypes.sort((a, b) => b.left + b.right - a.left - a.right || isBefore(a.type, b.type)),
    confusions: confusionsOf(labels),
  };
}

const figures = ({
  left,
  right,
  strict,
  relaxed,
}: Record<"left" | "right" | "strict" | "relaxed", number>) => ({
  left,
  right,
  both: strict,
  strict: f1(strict, left, right),
  relaxed: f1(relaxed, left, right),
});

/** The same whichever side is taken for the right one; in per cent. */
const f1 = (both: number, left: number, right: number): number | null =>
  left + right === 0 ? null : (200 * both) / (left + right);

function confusionsOf(labels: KindCounts["labels"]): OtherLabel[] {
  const found: (OtherLabel & { readonly key: string })[] = [];
  for (const [left, row] of labels)
    for (const [right, count] of row)
      if (left !== right)
        found.push({ left: typesOf(left), right: typesOf(right), count, key: `${left} ${right}` });
  found.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return found.map(({ key: _, ...other }) => other);
}
