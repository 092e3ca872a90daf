/**
 * What the user said of which mentions name one thing, where their words say otherwise. Keys are
 * those of `mentionKey`, or of mentions that were set apart; each is of mentions of one type.
 */
export interface MentionChoices {
  /** Mentions that are one thing. */
  readonly merged: readonly MergedMentions[];
  /** Mentions as they are written that do not follow their words, but have a key of their own. */
  readonly apart: readonly MentionsApart[];
  /** Keys that look like plurals of others and are none. */
  readonly noPlurals: readonly MentionKeyOf[];
  /** Keys that were offered as one thing, and are several. */
  readonly dismissed: readonly MentionKeys[];
}

export interface MentionKeys {
  readonly type: string;
  readonly keys: readonly string[];
}

export interface MergedMentions extends MentionKeys {
  /** As what the thing is shown; absent: as it is written most often. */
  readonly name?: string;
}

export interface MentionKeyOf {
  readonly type: string;
  readonly key: string;
}

export interface MentionsApart extends MentionKeyOf {
  readonly forms: readonly string[];
}

/** Before anything was said of mentions. */
export const NO_CHOICES: MentionChoices = { merged: [], apart: [], noPlurals: [], dismissed: [] };

/** The choices of mentions after their type is called otherwise or became another; null: it is gone. */
export function withMentionType(
  choices: MentionChoices | undefined,
  type: string,
  to: string | null,
): MentionChoices | undefined {
  if (!choices || !lists(choices).some((list) => list.some((one) => one.type === type)))
    return choices;
  const renamed = <T extends { readonly type: string }>(list: readonly T[]): readonly T[] =>
    list.flatMap((one) => (one.type !== type ? [one] : to === null ? [] : [{ ...one, type: to }]));
  const { merged, apart, noPlurals, dismissed } = choices;
  return {
    merged: renamed(merged),
    apart: renamed(apart),
    noPlurals: renamed(noPlurals),
    dismissed: renamed(dismissed),
  };
}

/** The choices of two projects; what both say is said once, and where they differ the first holds. */
export function bothChoices(first: MentionChoices, second: MentionChoices): MentionChoices {
  const own = new Set(
    first.apart.flatMap(({ type, forms }) => forms.map((form) => at(type, form))),
  );
  const merged = missing(first.merged, second.merged);
  const apart = second.apart.filter(({ type, forms }) => !forms.some((f) => own.has(at(type, f))));
  const noPlurals = missing(first.noPlurals, second.noPlurals);
  const dismissed = missing(first.dismissed, second.dismissed);
  if ([merged, apart, noPlurals, dismissed].every((more) => more.length === 0)) return first;
  return {
    merged: [...first.merged, ...merged],
    apart: [...first.apart, ...apart],
    noPlurals: [...first.noPlurals, ...noPlurals],
    dismissed: [...first.dismissed, ...dismissed],
  };
}

const at = (type: string, form: string) => JSON.stringify([type, form]);

const lists = ({ merged, apart, noPlurals, dismissed }: MentionChoices) => [
  merged,
  apart,
  noPlurals,
  dismissed,
];

/** Those of a second list that the first lacks. */
function missing<T extends object>(first: readonly T[], second: readonly T[]): readonly T[] {
  // Files may have fields in another order.
  const sign = (one: T) => JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  const own = new Set(first.map(sign));
  return second.filter((one) => !own.has(sign(one)));
}
