import type { Example } from "../../src/core/learn/example.ts";
import type { LabelDoubt } from "../../src/core/learn/labelDoubts.ts";
import { type Random, sampled } from "../../src/core/learn/random.ts";

/** An entity whose label was changed, as it was. */
export interface Spoilt {
  readonly sentence: number;
  readonly how: "retyped" | "removed";
  readonly was: Example["entities"][number];
}

/** A copy of examples in which part of the entities have another type, or are gone. */
export function spoil(
  examples: readonly Example[],
  share: number,
  random: Random,
): { examples: Example[]; spoilt: Spoilt[] } {
  const types = [...new Set(examples.flatMap(({ entities }) => entities.map(({ type }) => type)))];
  const places = examples.flatMap(({ entities }, sentence) =>
    entities.map((_, at) => ({ sentence, at })),
  );
  const drawn = sampled(places, Math.round(share * places.length), random);
  const spoilt = drawn.map(({ sentence, at }, i): Spoilt & { at: number; type: string } => {
    const was = examples[sentence].entities[at];
    const others = types.filter((type) => type !== was.type);
    const type = others[Math.floor(random() * others.length)];
    return { sentence, at, was, type, how: i % 2 === 0 ? "retyped" : "removed" };
  });
  return {
    spoilt,
    examples: examples.map((example, sentence) => {
      const own = spoilt.filter((one) => one.sentence === sentence);
      const gone = own.flatMap(({ at, how }) => (how === "removed" ? [at] : []));
      const kept = example.entities.map((_, at) => at).filter((at) => !gone.includes(at));
      return {
        ...example,
        entities: kept.map((at) => {
          const retyped = own.find((one) => one.at === at && one.how === "retyped");
          return { ...example.entities[at], ...(retyped && { type: retyped.type }) };
        }),
        relations: example.relations
          .filter(({ head, tail }) => kept.includes(head) && kept.includes(tail))
          .map((one) => {
            return { ...one, head: kept.indexOf(one.head), tail: kept.indexOf(one.tail) };
          }),
      };
    }),
  };
}

/** The spoilt label that a doubt is about; undefined where it is about another. */
export const foundBy = (
  doubt: LabelDoubt,
  spoilt: readonly Spoilt[],
  examples: readonly Example[],
): Spoilt | undefined =>
  doubt.of === "relation"
    ? undefined
    : spoilt.find(({ sentence, how, was }) => {
        if (sentence !== doubt.sentence) return false;
        const span = how === "removed" ? doubt.theirs : entityOf(doubt, examples);
        if (how === "removed" && doubt.mine !== null) return false;
        return span !== null && span.start < was.end && was.start < span.end;
      });

const entityOf = ({ mine, sentence }: LabelDoubt, examples: readonly Example[]) =>
  mine === null ? null : examples[sentence].entities[mine];
