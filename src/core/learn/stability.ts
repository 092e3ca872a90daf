import type { Kind } from "../document/scope.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import { type Finding, findingsOf, placeKey } from "./findings.ts";
import type { Watched } from "./judged.ts";

/** What became of a suggestion; "new" is where there was nothing in its place. */
export type Fate = "kept" | "retyped" | "lost" | "new";

/** What became of one suggestion. */
export interface Change {
  readonly kind: Kind;
  readonly fate: Fate;
  /** As it was before, if it was. */
  readonly before: Finding | null;
  /** What is in its place now, if anything. */
  readonly after: Finding | null;
  /** Which of the sentences it is in. */
  readonly sentence: number;
}

/** What became of suggestions, of one type or of all. */
export interface Fates {
  readonly before: number;
  /** Still there with their type. */
  readonly kept: number;
  /** There is nothing in their place. */
  readonly lost: number;
  /** The same span, or the same two, has another type. */
  readonly retyped: number;
  /** In a place where there was nothing. */
  readonly added: number;
}

/** How the suggestions on some sentences changed. */
export interface Changes extends Fates {
  readonly types: Readonly<Record<string, TypeStability>>;
}

/** What became of the suggestions of one type. */
export type TypeStability = Pick<Fates, "before" | "kept">;

/** How a training changed what a model suggests where nothing was trained. */
export interface Stability {
  readonly sentences: number;
  readonly entities: Changes;
  readonly relations: Changes;
}

/** What was suggested for one sentence, under the names that types have today. */
type Pair = Pick<Watched, "before" | "after">;

/**
 * What became of every suggestion on sentences that were read before and after a training; what was
 * of a type that is no more is not missed.
 */
export const changesOf = (watched: readonly Pair[], kind: Kind, types: ModelTypes): Change[] =>
  watched.flatMap((pair, sentence) => {
    const before = findingsOf(pair.before, kind, types);
    const after = findingsOf(pair.after, kind, types);
    const places = new Set(before.map(placeKey));
    const was = before.map((finding): Change => {
      const there = after.filter((one) => placeKey(one) === placeKey(finding));
      const kept = there.find(({ type }) => type === finding.type);
      const fate = kept ? "kept" : there.length > 0 ? "retyped" : "lost";
      return { kind, fate, before: finding, after: kept ?? there.at(0) ?? null, sentence };
    });
    const added = after
      .filter((finding) => !places.has(placeKey(finding)))
      .map((after): Change => ({ kind, fate: "new", before: null, after, sentence }));
    return [...was, ...added];
  });

/** Counts what became of suggestions. */
export function stabilityOf(watched: readonly Pair[], types: ModelTypes): Stability {
  const counted = (kind: Kind): Changes => {
    const all = changesOf(watched, kind, types);
    const named = [...fatesByType(all)].filter(([, { before }]) => before > 0);
    return {
      ...all.reduce((fates, { fate }) => withOne(fates, fate), NO_FATES),
      types: Object.fromEntries(named.map(([type, { before, kept }]) => [type, { before, kept }])),
    };
  };
  return {
    sentences: watched.length,
    entities: counted("entities"),
    relations: counted("relations"),
  };
}

/** What became of the suggestions of each type, and where it is new. */
export function fatesByType(changes: readonly Change[]): ReadonlyMap<string, Fates> {
  const fates = new Map<string, Fates>();
  for (const change of changes) {
    const type = typeOf(change);
    fates.set(type, withOne(fates.get(type) ?? NO_FATES, change.fate));
  }
  return fates;
}

/** The type that a change is counted for: that before, else the new one. */
export const typeOf = ({ before, after }: Change): string => (before ?? after)?.type ?? "";

const NO_FATES: Fates = { before: 0, kept: 0, lost: 0, retyped: 0, added: 0 };

const withOne = (fates: Fates, fate: Fate): Fates =>
  fate === "new"
    ? { ...fates, added: fates.added + 1 }
    : { ...fates, before: fates.before + 1, [fate]: fates[fate] + 1 };
