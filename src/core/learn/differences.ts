import type { Prediction } from "./example.ts";

/** A place of a sentence where two models suggest different things. */
export interface Differing {
  readonly kind: "entity" | "relation";
  /** Which of the sentences. */
  readonly sentence: number;
  /** In word indexes: of the span, or of head and tail. */
  readonly spans: readonly WordSpan[];
  /** What each suggests there; none where it suggests nothing. */
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** A run of words, end exclusive. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/** Where the predictions of two models of the same sentences differ, in the order of the text. */
export const differences = (
  first: readonly Prediction[],
  second: readonly Prediction[],
): Differing[] =>
  first.flatMap((prediction, sentence) => {
    const [a, b] = [placesOf(prediction), placesOf(second[sentence])];
    const places = new Map([...a, ...b].map(([key, { kind, spans }]) => [key, { kind, spans }]));
    return [...places]
      .map(([key, place]): Differing => {
        const types = (of: Map<string, Place>) => [...(of.get(key)?.types ?? [])].sort();
        return { ...place, sentence, first: types(a), second: types(b) };
      })
      .filter(({ first, second }) => JSON.stringify(first) !== JSON.stringify(second))
      .sort(inOrder);
  });

interface Place extends Pick<Differing, "kind" | "spans"> {
  readonly types: Set<string>;
}

/** What is suggested, by places. */
function placesOf({ entities, relations }: Prediction): Map<string, Place> {
  const places = new Map<string, Place>();
  const add = (kind: Place["kind"], spans: readonly WordSpan[], type: string) => {
    const key = [kind, ...spans.map(({ start, end }) => `${start} ${end}`)].join(" ");
    const place = places.get(key) ?? { kind, spans, types: new Set() };
    places.set(key, place);
    place.types.add(type);
  };
  for (const { type, start, end } of entities) add("entity", [{ start, end }], type);
  for (const { type, head, tail } of relations) {
    const ends = [entities[head], entities[tail]].map(({ start, end }) => ({ start, end }));
    add("relation", ends, type);
  }
  return places;
}

const inOrder = (a: Differing, b: Differing): number =>
  a.spans[0].start - b.spans[0].start ||
  a.kind.localeCompare(b.kind) ||
  a.spans[0].end - b.spans[0].end;
