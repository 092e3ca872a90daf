import type { BroadRecipe } from "../broad/broadTraining.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { type LicensedSet, NOT_STATED } from "./broadSets.ts";
import { fileName } from "./files.ts";
import { placeName } from "./hub/folderOf.ts";

/** What the card of a general model tells. */
export interface BroadCardFacts {
  readonly sets: readonly LicensedSet[];
  readonly types: ModelTypes;
  readonly recipe: BroadRecipe;
  readonly encoder: string;
  /** Of the encoder; null: its card names none. */
  readonly licence: string | null;
  readonly dtype: string;
}

/** The README.md of a model that was trained on many sets at once. */
export function broadCard({
  sets,
  types,
  recipe,
  encoder,
  licence,
  dtype,
}: BroadCardFacts): string {
  const { steps, cooling, warming, lr, headLr, seed, drawing } = recipe;
  const count = (kind: "entities" | "relations") =>
    sets.reduce((sum, { set }) => sum + Object.keys(set.types[kind]).length, 0);
  const own = sets.filter(({ set }) => set.entities !== "ends");
  const sentences = own.reduce((sum, { set }) => sum + set.sentences.length, 0);
  const rows = sets.map(({ set, licence }) => {
    const of = (kind: "entities" | "relations") => Object.keys(set.types[kind]).length;
    return `| ${fileName(set.name)} | ${set.sentences.length} | ${set.share} | ${of("entities")} / ${of("relations")} | ${licence} |`;
  });
  const names = (kind: "entities" | "relations") =>
    Object.values<{ verbose: string }>(types[kind])
      .map(({ verbose }) => verbose)
      .join(", ");
  return `---
license: other
license_name: ${JSON.stringify(licenceOf(own, licence))}
---

# A general SpERT.MT model

Finds entities (${names("entities")}) and relations (${names("relations")}) in an English sentence, and any other type
that it is given a name of: rows of its heads follow from the embedding of a type's name
(\`*_rows_of_names.*\` and \`name_center\` in \`model.safetensors\`, which other programs ignore). Trained by Spanloom.

- **Encoder**: started from \`${placeName(encoder)}\`, licence ${licence ?? "not stated"}.
- **Licence**: whether those of the data bind the weights too is for whoever uses them to clear.
- **Data**: ${sentences} sentences of ${own.length} sets, with ${count("entities")} types of entities and ${count("relations")} of relations, each
  sentence knowing the types of its set; none of the sentences are in this folder. "(ends)" tells what the
  ends of a set's relations are: who composed is a composer.
- **Recipe**: ${steps} steps of ${drawing.sets} sets and ${drawing.sentencesOfSet} sentences of each, sets drawn by the square root of their size times their share;
  rates ${lr} (encoder) and ${headLr} (maps and heads), rising over ${warming} steps and falling over the last ${cooling};
  ${drawing.negativeEntities} negative spans and ${drawing.negativeRelations} negative pairs a sentence, seed ${seed}, stored as ${dtype}.

| set | sentences | share | types E / R | licence as its authors state it |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

/** What holds of a model that has no licence of its own. */
function licenceOf(sets: readonly LicensedSet[], encoder: string | null): string {
  const silent = sets
    .filter(({ licence }) => licence === NOT_STATED)
    .map(({ set }) => fileName(set.name));
  const which =
    silent.length === 0
      ? ""
      : `, of which ${silent.join(", ")} ${silent.length === 1 ? "states" : "state"} none`;
  return `encoder ${encoder ?? "not stated"}; data of ${sets.length === 1 ? "1 set" : `${sets.length} sets`} with licences of their own${which}`;
}
