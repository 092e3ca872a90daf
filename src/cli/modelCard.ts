import type { RefinedRecipe } from "../core/learn/recipe.ts";
import { type Scores, scoreText } from "../core/learn/scores.ts";
import { cardHead } from "../core/report/cardHead.ts";
import type { ModelDescription } from "../model/model.ts";
import { fileName } from "./files.ts";
import { placeName } from "./hub/folderOf.ts";

/** What a model card tells. */
export interface CardFacts {
  readonly description: ModelDescription;
  readonly recipe: RefinedRecipe;
  readonly options: {
    readonly data: readonly string[];
    readonly encoder?: string;
    readonly init?: string;
    readonly dtype: string;
    readonly command: string;
  };
  /** Of the model or encoder that it started from; null: its card names none. */
  readonly licence: string | null;
  readonly sentences: number;
  readonly log: readonly { readonly epoch: number; readonly dev?: Scores }[];
}

/** The README.md of a trained model's folder. */
export function modelCard({
  description,
  recipe,
  options,
  licence,
  sentences,
  log,
}: CardFacts): string {
  const { bert, spert, types } = description;
  const start = options.init
    ? `the trained model \`${placeName(options.init)}\``
    : `the encoder \`${placeName(options.encoder ?? "")}\``;
  const { frozenLayers, freezeEmbeddings, accumulate, rDrop = 0 } = recipe;
  const layers = `${frozenLayers === 1 ? "the lowest layer" : `the lowest ${frozenLayers} layers`}`;
  const kept = frozenLayers > 0 ? ["embeddings", layers] : freezeEmbeddings ? ["embeddings"] : [];
  const frozen = kept.length > 0 ? `${kept.join(" and ")} kept as they were, ` : "";
  const parts = accumulate > 1 ? ` in each of ${accumulate} parts of a step` : "";
  const agreeing = rDrop > 0 ? `R-Drop of weight ${rDrop} (each batch twice), ` : "";
  const dev = log.at(-1)?.dev;
  return `${cardHead(licence)}# SpERT.MT model

Finds ${Object.keys(types.entities).length} types of entities (${Object.keys(types.entities).join(", ")}) and ${Object.keys(types.relations).length} of relations (${Object.keys(types.relations).join(", ")}) in a sentence. Trained by Spanloom.

- **Encoder**: BERT, ${bert.layers} layers, hidden ${bert.hidden}, ${bert.heads} heads, ${bert.vocabSize} word pieces; started from ${start}.
- **Data**: ${sentences} sentences of ${options.data.map((path) => `\`${fileName(path)}\``).join(", ")}.
- **Recipe**: ${recipe.epochs} epochs, batch ${recipe.batch}${parts}, ${frozen}rates ${recipe.lr} (encoder) and ${recipe.headLr} (heads), ${recipe.negativeEntities} negative spans and ${recipe.negativeRelations} negative pairs a sentence, ${agreeing}seed ${recipe.seed}, last epoch's weights, stored as ${options.dtype}.
- **Licence**: of what it started from, ${licence ?? "not stated"}; that of the data is not known to this card, and may bind the weights too.
- **Additions to SpERT**: ${spert.additions.join(", ") || "none"}; overlap: ${spert.overlap}; relation threshold ${spert.relationThreshold}.
- **Command**: \`${options.command}\`
${dev ? `\nOn the development data, micro F1: entities ${scoreText(dev.entities.micro.f1, 2)}, relations ${scoreText(dev.relations.micro.f1, 2)}, relations strict ${scoreText(dev.relationsStrict.micro.f1, 2)}.\n` : ""}`;
}
