import { remembered } from "../document/remembered.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { Example } from "./example.ts";
import type { Judged } from "./judged.ts";
import type { Reading, StudyRead } from "./reading.ts";
import type { Recipe } from "./recipe.ts";
import type { StudyKind, StudyPlan } from "./study.ts";
import { hashOfAll, labelsHash } from "./wordsHash.ts";

/** What decides what comes out of a study. */
export interface StudyAsked {
  readonly kind: StudyKind;
  /** Names the model that is studied, also on another day. */
  readonly modelKey: string;
  readonly recipe: Partial<Recipe>;
  readonly types: ModelTypes;
  /** All that are studied, as they were labelled then. */
  readonly examples: readonly Example[];
  readonly plan: StudyPlan;
}

/** A study as it is stored with the project, whole or in part. */
export interface Study extends StudyAsked {
  /** Names all that was asked. */
  readonly key: string;
  /** When the last of its trainings ended, in milliseconds since 1970. */
  readonly at: number;
  /** How the model is called that is studied. */
  readonly model: string;
  /** So many of the sentences that model was trained on; null where that is not known. */
  readonly seen: number | null;
  /** What was read so far. */
  readonly done: readonly StudyRead[];
}

/** The studies of a project: the last of each kind. */
export type Studies = Readonly<Partial<Record<StudyKind, Study>>>;

/** A name of all that decides what comes out. */
export const studyKey = ({ kind, modelKey, recipe, types, examples, plan }: StudyAsked): string =>
  hashOfAll([
    JSON.stringify([kind, modelKey, Object.entries(recipe).sort(), types, plan.trainings]),
    ...examples.map(labelsHash),
  ]);

/** Whether all its trainings were done. */
export const isWhole = ({ plan, done }: Pick<Study, "plan" | "done">): boolean =>
  done.length === plan.trainings.length;

/** What is left to do of it, with its places in the plan. */
export function leftToDo({ plan, done }: Study) {
  const known = new Set(done.map(({ training }) => training));
  return plan.trainings
    .map((one, training) => ({ ...one, training }))
    .filter(({ training }) => !known.has(training));
}

/** A sentence, and what a model read that was not trained on it. */
export interface StudiedSentence {
  readonly example: Example;
  readonly reading: Reading;
}

/** The sentences that the trained models of a study read so far, those of one share. */
export function readingsOf({ plan, done, examples }: Study, share: number): StudiedSentence[] {
  return done
    .filter(({ training }) => plan.trainings[training].share === share)
    .flatMap(({ training, readings }) =>
      plan.trainings[training].read.map((place, i) => {
        return { example: examples[place], reading: readings[i] };
      }),
    );
}

/** What a cross-validation read, by models that were trained on the other sentences. */
export const crossRead = remembered((study: Study): readonly StudiedSentence[] =>
  readingsOf(study, 1),
);

/** Each sentence as the model that is studied reads it, and one that was trained on the others. */
export const crossJudged = remembered((study: Study): readonly Judged[] => {
  const before = new Map(readingsOf(study, 0).map(({ example, reading }) => [example, reading]));
  return readingsOf(study, 1).flatMap(({ example, reading }) => {
    const was = before.get(example);
    return was ? [{ example, before: was.prediction, after: reading.prediction }] : [];
  });
});

/** How the sentences differ from those of a study. */
export interface Since {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly isOtherModel: boolean;
  readonly isOtherTypes: boolean;
}

/** What changed since a study; null where nothing did. */
export function changedSince(
  study: Study,
  now: Pick<StudyAsked, "examples" | "types" | "modelKey">,
): Since | null {
  const were = new Map(study.examples.map((example) => [example.id, labelsHash(example)]));
  const are = new Set(now.examples.map(({ id }) => id));
  const since: Since = {
    added: now.examples.filter(({ id }) => !were.has(id)).length,
    changed: now.examples.filter((one) => {
      const was = were.get(one.id);
      return was !== undefined && was !== labelsHash(one);
    }).length,
    gone: study.examples.filter(({ id }) => !are.has(id)).length,
    isOtherModel: study.modelKey !== now.modelKey,
    isOtherTypes: JSON.stringify(study.types) !== JSON.stringify(now.types),
  };
  return Object.values(since).some(Boolean) ? since : null;
}
