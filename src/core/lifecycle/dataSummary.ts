import type { Example } from "../learn/example.ts";
import { hashOfAll, labelsHash, wordsHash } from "../learn/wordsHash.ts";
import type { DataSummary, Evidence, SentenceMark } from "./modelVersion.ts";

/** A sentence by hashes. */
export const markOf = (example: Example): SentenceMark => ({
  words: wordsHash(example.words),
  labels: labelsHash(example),
});

/** What is known of what a model, and those before it, were trained on. */
export interface Lineage {
  readonly hashes: ReadonlySet<string>;
  readonly isKnown: boolean;
}

/** A model that comes with the app: none of the user's sentences are in it. */
export const NO_LINEAGE: Lineage = { hashes: new Set(), isKnown: true };

/** What there is to say of the data of a training. */
export function dataSummary(
  evidence: Pick<Evidence, "trained" | "heldOut" | "taught" | "watched" | "inherited">,
  examples: readonly Example[],
  isLineageKnown: boolean,
): DataSummary {
  const { trained, heldOut, taught, watched, inherited } = evidence;
  return {
    hash: hashOfAll(trained.map(({ labels }) => labels)),
    trained: trained.length,
    heldOut: heldOut.length,
    labels: { entities: counted(examples, "entities"), relations: counted(examples, "relations") },
    taught: taught.length,
    watched: watched.length,
    inherited: inherited.length,
    isLineageKnown,
  };
}

function counted(
  examples: readonly Example[],
  kind: "entities" | "relations",
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const example of examples)
    for (const { type } of example[kind]) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** The sentences of a lineage that are not among those trained on now. */
export function inheritedOf({ hashes }: Lineage, trained: readonly SentenceMark[]): string[] {
  const own = new Set(trained.map(({ words }) => words));
  return [...hashes].filter((hash) => !own.has(hash));
}
