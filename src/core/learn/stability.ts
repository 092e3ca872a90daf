import type { ModelTypes } from "../types/modelTypes.ts";
import type { LabelledEntity, Prediction } from "./example.ts";
import type { Watched } from "./judged.ts";

/** What became of the suggestions of one type. */
export interface TypeStability {
  readonly before: number;
  /** Still there with their type. */
  readonly kept: number;
}

/** How the suggestions on some sentences changed. */
export interface Changes {
  readonly before: number;
  readonly kept: number;
  /** There is nothing in their place. */
  readonly lost: number;
  /** The same span, or the same two, has another type. */
  readonly retyped: number;
  /** In a place where there was nothing. */
  readonly added: number;
  readonly types: Readonly<Record<string, TypeStability>>;
}

/** How a training changed what a model suggests where nothing was trained. */
export interface Stability {
  readonly sentences: number;
  readonly entities: Changes;
  readonly relations: Changes;
}

/** A suggestion: where it is, and its type. */
interface Suggestion {
  readonly place: string;
  readonly type: string;
}

/** What was suggested for one sentence, under the names that types have today. */
type Pair = Pick<Watched, "before" | "after">;

/**
 * Compares what was suggested on the same sentences before and after a training; what was of a type
 * that is no more is not missed.
 */
export function stabilityOf(watched: readonly Pair[], types: ModelTypes): Stability {
  const changes = (kind: "entities" | "relations", of: (from: Prediction) => Suggestion[]) =>
    changesOf(
      watched.map(({ before }) => of(before)),
      watched.map(({ after }) => of(after)),
      types[kind],
    );
  return {
    sentences: watched.length,
    entities: changes("entities", entitiesOf),
    relations: changes("relations", relationsOf),
  };
}

/** Types may lose so much of their suggestions before it is worth a word. */
const MOST_LOST = 0.1;

/** The types of which more than a tenth of the suggestions is gone, the worst first. */
export function losingTypes({ types }: Changes): [type: string, TypeStability][] {
  const share = ({ before, kept }: TypeStability) => kept / before;
  return Object.entries(types)
    .filter(([, of]) => share(of) < 1 - MOST_LOST)
    .sort(([, a], [, b]) => share(a) - share(b));
}

const place = ({ start, end }: LabelledEntity): string => `${start} ${end}`;

const entitiesOf = ({ entities }: Prediction): Suggestion[] =>
  entities.map((entity) => ({ place: place(entity), type: entity.type }));

const relationsOf = ({ entities, relations }: Prediction): Suggestion[] =>
  relations.map(({ head, tail, type }) => ({
    place: `${place(entities[head])} ${place(entities[tail])}`,
    type,
  }));

function changesOf(
  before: readonly (readonly Suggestion[])[],
  after: readonly (readonly Suggestion[])[],
  now: Readonly<Record<string, unknown>>,
): Changes {
  const types = new Map<string, TypeStability>();
  const count = { before: 0, kept: 0, lost: 0, retyped: 0, added: 0 };
  before.forEach((suggestions, i) => {
    for (const { place, type } of suggestions) {
      if (!Object.hasOwn(now, type)) continue;
      const there = after[i].filter((one) => one.place === place);
      const isKept = there.some((one) => one.type === type);
      const fate = isKept ? "kept" : there.length > 0 ? "retyped" : "lost";
      const { before, kept } = types.get(type) ?? { before: 0, kept: 0 };
      types.set(type, { before: before + 1, kept: kept + (isKept ? 1 : 0) });
      count[fate]++;
      count.before++;
    }
    const places = new Set(suggestions.map((one) => one.place));
    count.added += after[i].filter((one) => !places.has(one.place)).length;
  });
  return { ...count, types: Object.fromEntries(types) };
}
