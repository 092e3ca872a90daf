import type { Example, Prediction } from "../core/learn/example.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { ReadingModel } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";

/**
 * Whether a model says of every example just what is confirmed of it, as far as the example knows.
 * It reads no further than to the first that differs.
 *
 * @param model under the names that types have in the examples
 * @param between awaited after each example; false ends it
 */
export async function saysAlready(
  model: ReadingModel,
  { examples, types }: { readonly examples: readonly Example[]; readonly types: ModelTypes },
  between: () => Promise<boolean>,
): Promise<boolean> {
  for await (const { index, prediction } of predictSentences(model, examples)) {
    if (!(await between())) return false;
    const [said, confirmed] = [prediction, examples[index]].map((what) =>
      factsOf(what, examples[index], types),
    );
    if (said.size !== confirmed.size || [...said].some((fact) => !confirmed.has(fact)))
      return false;
  }
  return true;
}

/** Spans and pairs with their types, those alone that the example knows. */
function factsOf(
  { entities, relations }: Pick<Prediction | Example, "entities" | "relations">,
  { known }: Example,
  types: ModelTypes,
): Set<string> {
  const isMeant = (kind: "entities" | "relations", type: string) =>
    Object.hasOwn(types[kind], type) && (known?.[kind].includes(type) ?? true);
  const spans = entities.map(({ start, end }) => `${start} ${end}`);
  const facts = new Set<string>();
  entities.forEach(({ type }, i) => {
    if (isMeant("entities", type)) facts.add(JSON.stringify([type, spans[i]]));
  });
  for (const { type, head, tail } of relations) {
    if (!isMeant("relations", type)) continue;
    const ends = [spans[head], spans[tail]];
    facts.add(JSON.stringify([type, ...(types.relations[type].symmetric ? ends.sort() : ends)]));
  }
  return facts;
}
