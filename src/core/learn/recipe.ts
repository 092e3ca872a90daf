import { t } from "../../language/words.ts";

/** How a model is trained. Rates are peaks of the schedule. */
export interface Recipe {
  readonly epochs: number;
  /** Sentences a step; of a step in several parts, of each of them. */
  readonly batch: number;
  /**
   * So many parts of a step are computed one after the other before the weights move, to spare memory.
   * Losses are means over all of them, and the sentences are those that a larger batch would have: but
   * for dropout, 2 parts of 2 sentences learn what a batch of 4 does.
   */
  readonly accumulate: number;
  /** Taught sentences beside them in each step, so that what the model knew stays. */
  readonly rehearsed: number;
  /** So many of the encoder's lowest layers stay, with the embeddings; 0: everything moves. */
  readonly frozenLayers: number;
  /** Whether the embeddings stay where no layer does. */
  readonly freezeEmbeddings: boolean;
  /** Rate of the encoder. */
  readonly lr: number;
  /** Rate of the heads. */
  readonly headLr: number;
  readonly seed: number;
  readonly negativeEntities: number;
  readonly negativeRelations: number;
}

/** A recipe with what a training of the command line may do beside; off where it is absent. */
export interface RefinedRecipe extends Recipe {
  /**
   * R-Drop (Liang et al. 2021, arXiv 2106.14448): each batch is read twice in a step, under other
   * masks of dropout, and it weighs so much that the model says the same both times. 0: off.
   */
  readonly rDrop?: number | undefined;
}

/** From the bare encoder: one rate for everything. */
export const FROM_ENCODER: Recipe = {
  epochs: 12,
  batch: 4,
  accumulate: 1,
  rehearsed: 0,
  frozenLayers: 0,
  freezeEmbeddings: false,
  lr: 1e-4,
  headLr: 1e-4,
  seed: 1,
  negativeEntities: 100,
  negativeRelations: 100,
};

/**
 * From a trained model, on a few corrected sentences: fast heads, epochs by amount of data, and few
 * pairs that are not related, in which those that are would drown. Which layers stay depends on the
 * model.
 */
export const fineTuningOfAny = (examples: number): Omit<Recipe, "frozenLayers"> => ({
  ...FROM_ENCODER,
  epochs: Math.min(30, Math.max(5, Math.ceil(900 / Math.max(1, examples)))),
  lr: 2e-4,
  headLr: 3e-3,
  rehearsed: 2,
  negativeRelations: 20,
});

/** The usual recipe but for the layers that stay. @param isBare from an encoder that has no types */
export const usualOfAny = (examples: number, isBare: boolean): Omit<Recipe, "frozenLayers"> =>
  isBare ? FROM_ENCODER : fineTuningOfAny(examples);

/** From a trained model with so many layers: the lower half stays, and need not be computed again. */
export const fineTuning = (examples: number, layers: number): Recipe => ({
  ...fineTuningOfAny(examples),
  frozenLayers: Math.floor(layers / 2),
});

/** The usual recipe of a training. @param isBare from an encoder that has no types */
export const usualRecipe = (examples: number, layers: number, isBare: boolean): Recipe =>
  isBare ? FROM_ENCODER : fineTuning(examples, layers);

/**
 * For examples of which a model says already all that is confirmed: there is nothing to correct, and
 * steps of the usual size would only move what is right.
 */
export const gently = (recipe: Recipe): Recipe => ({
  ...recipe,
  epochs: Math.min(5, recipe.epochs),
  lr: recipe.lr / 10,
  headLr: recipe.headLr / 10,
});

/** What is wrong with the rates of a recipe, in words for the user: with none nothing is learnt. */
export function rateFault({ lr, headLr }: Partial<Recipe>): string | null {
  const isWrong = (rate: number | undefined) => rate !== undefined && !(rate > 0);
  if (isWrong(lr)) return t("The learning rate of the encoder must be above 0.");
  return isWrong(headLr) ? t("The learning rate of the heads must be above 0.") : null;
}

/** Sentences that an update learns from, beside those that are rehearsed. */
export const sentencesOf = ({ batch, accumulate }: Pick<Recipe, "batch" | "accumulate">): number =>
  batch * accumulate;

/** Updates of a whole training: epochs times batches, the last smaller batch included. */
export const stepsOf = (examples: number, batch: number, epochs: number): number =>
  epochs * Math.ceil(examples / batch);
