import { sentenceById } from "../document/docIndex.ts";
import type { Project } from "../document/document.ts";
import { wholeScope } from "../document/scope.ts";
import { wordTexts } from "../document/words.ts";
import type { Example } from "../learn/example.ts";
import { exampleOf } from "../learn/exampleOf.ts";
import type { DrawnRehearsal, RehearsalSentence, Words } from "../learn/rehearsalText.ts";
import { withinTypes } from "../learn/withinTypes.ts";
import { labelsHash, wordsHash } from "../learn/wordsHash.ts";
import { renamedSince } from "../types/schema.ts";
import type { Evidence, Making, SentenceMark } from "./modelVersion.ts";

/** By what a training is known again. */
export type TrainedOn = Pick<Evidence, "trained" | "heldOut" | "taught" | "watched" | "inherited">;

/** The data of a training, found again. */
export interface TrainedAgain {
  readonly examples: readonly Example[];
  readonly heldOut: readonly Example[];
  readonly drawn: DrawnRehearsal<RehearsalSentence>;
  /** Sentences that are labelled in another way now, and those that are no longer confirmed. */
  readonly changed: number;
  readonly missing: number;
  /** Sentences that were rehearsed or watched, and are not there any more. */
  readonly missingText: number;
}

/**
 * Finds the sentences of a training in a project as it is now, under the names that types had then.
 *
 * @param bundled the text that comes with the app
 */
export function trainedAgain(
  project: Project,
  { types }: Pick<Making, "types">,
  on: TrainedOn,
  bundled: readonly Words[],
): TrainedAgain {
  const find = finder(confirmedThen(project, types));
  // Held out comes second: what is there twice went to one side, by its words.
  const [examples, heldOut] = [on.trained.map(find.one), on.heldOut.map(find.one)].map(present);
  const text = textsOf(project, bundled);
  const [taught, watched] = [on.taught, on.watched].map((hashes) =>
    present(hashes.map((hash) => text.get(hash) ?? null)),
  );
  return {
    examples,
    heldOut,
    drawn: { taught, watched },
    ...find.faults(),
    missingText: on.taught.length + on.watched.length - taught.length - watched.length,
  };
}

const present = <T>(found: readonly (T | null)[]): T[] => found.filter((one) => one !== null);

/** The confirmed sentences, also of the trash, as a model of these types learns from them. */
function confirmedThen(project: Project, types: Making["types"]): Example[] {
  const all = wholeScope(project.schema);
  const renamed = renamedSince(project.schema, types);
  const then = (kind: "entities" | "relations") => (type: string) =>
    Object.hasOwn(renamed[kind], type) ? renamed[kind][type] : type;
  const [span, arc] = [then("entities"), then("relations")];
  return Object.values(project.docs).flatMap((doc) =>
    Object.keys(doc.confirmed).flatMap((id) => {
      const sentence = sentenceById(doc, id);
      if (!sentence) return [];
      const { known, ...example } = exampleOf(doc, sentence, all).example;
      const scope = known && {
        entities: known.entities.map(span),
        relations: known.relations.map(arc),
      };
      const named = {
        ...example,
        entities: example.entities.map((of) => ({ ...of, type: span(of.type) })),
        relations: example.relations.map((of) => ({ ...of, type: arc(of.type) })),
        ...(scope && { known: scope }),
      };
      return [withinTypes(named, types)];
    }),
  );
}

/** Finds each sentence once, first one that is labelled as it was. */
function finder(examples: readonly Example[]) {
  const byLabels = grouped(examples, labelsHash);
  const byWords = grouped(examples, ({ words }) => wordsHash(words));
  const taken = new Set<Example>();
  let [changed, missing] = [0, 0];
  const free = (of: readonly Example[] = []) => of.find((one) => !taken.has(one));
  return {
    one: ({ words, labels }: SentenceMark): Example | null => {
      const same = free(byLabels.get(labels));
      const found = same ?? free(byWords.get(words));
      if (!found) missing++;
      else if (!same) changed++;
      if (found) taken.add(found);
      return found ?? null;
    },
    faults: () => ({ changed, missing }),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function textsOf(project: Project, bundled: readonly Words[]): Map<string, RehearsalSentence> {
  const ofApp = bundled.map((words): RehearsalSentence => ({ source: "bundled", words }));
  const own = Object.values(project.docs).flatMap((doc) =>
    doc.sentences.map((sentence): RehearsalSentence => {
      return { source: { doc: doc.id, sentence: sentence.id }, words: wordTexts(doc, sentence) };
    }),
  );
  return new Map([...ofApp, ...own].map((one) => [wordsHash(one.words), one]));
}
