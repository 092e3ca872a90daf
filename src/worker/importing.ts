import type { Doc } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import { type PackedDoc, packDoc } from "../core/document/packedDoc.ts";
import type { FileChoices } from "../io/format.ts";
import { chosenDocs } from "../io/import/chosenDoc.ts";
import type { ImportChoices } from "../io/import/importChoices.ts";
import { type ImportPreview, importPreview } from "../io/import/importPreview.ts";
import { readFiles } from "../io/readFiles.ts";
import type { Reading } from "../io/reading.ts";
import { sourceFile } from "../io/sourceFile.ts";
import { t } from "../language/words.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { segmentAround } from "../text/segment.ts";
import { keepComing } from "./keepComing.ts";
import { nextTask } from "./nextTask.ts";
import type { ImportFile, ImportProgress, KeptComing } from "./textProtocol.ts";

/** Imports that wait for the user's word, in the worker: their documents cross to the page once. */
export interface Importing {
  look(
    id: string,
    files: readonly ImportFile[],
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview | null>;
  lookAgain(
    id: string,
    choices: ReadonlyMap<string, FileChoices>,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview | null>;
  take(
    id: string,
    choices: ImportChoices | null,
    onDocs: (docs: readonly PackedDoc[]) => void | Promise<void>,
  ): Promise<void>;
  keepModels(id: string, project: string, of?: number): Promise<KeptComing>;
  takeSteps(
    id: string,
    onSteps: (steps: readonly Step[]) => void | Promise<void>,
    of?: number,
  ): Promise<void>;
  close(id: string): void;
}

interface Draft {
  readonly files: readonly ImportFile[];
  /** Null while they are read, and from when the documents are handed over. */
  reading: Reading | null;
  /** Counts the readings: one that is not the last any more ends. */
  round: number;
}

/** So much crosses at once, in words: what the page unpacks within a frame. */
const WORDS_AT_ONCE = 20_000;
/** An annotation takes as long to unpack as so many words. */
const WORDS_OF_ANNOTATION = 10;
/** So many steps of a history cross at once. */
const STEPS_AT_ONCE = 10;
/** Milliseconds between two turns for messages, and two words of progress. */
const TURN_MS = 50;

class Superseded extends Error {}

/** Begins with none. @param modelsOf the kept models of a project, by its id */
export function createImporting(
  now: () => number,
  modelsOf: (project: string) => ModelFiles,
): Importing {
  const drafts = new Map<string, Draft>();

  const read = async (
    id: string,
    choices: ReadonlyMap<string, FileChoices>,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview | null> => {
    const draft = drafts.get(id);
    if (!draft) throw new Error(t("the files are gone: open them again"));
    draft.round++;
    const { round, files } = draft;
    let last = performance.now();
    const step = async (file: string, done: number, all: number) => {
      const time = performance.now();
      if (time - last < TURN_MS) return;
      last = time;
      onProgress({ file, done, all });
      await nextTask();
      if (drafts.get(id) !== draft || draft.round !== round) throw new Superseded();
    };
    // Documents of one import keep its order: each is a millisecond later.
    let next = now();
    const tools = {
      segmentAround,
      newId: () => crypto.randomUUID(),
      now: () => next++,
      choices: (path: string) => choices.get(path) ?? {},
      step,
    };
    try {
      const sources = files.map(({ path, bytes }) => sourceFile(path, bytes));
      const reading = await readFiles(sources, tools);
      if (drafts.get(id) !== draft || draft.round !== round) return null;
      draft.reading = reading;
      return importPreview(reading);
    } catch (error) {
      if (error instanceof Superseded) return null;
      throw error;
    }
  };

  const readingOf = (id: string): Reading => {
    const reading = drafts.get(id)?.reading;
    if (!reading) throw new Error(t("the files are gone: open them again"));
    return reading;
  };
  /** One of the projects, or all that was read. */
  const partOf = (id: string, of: number | undefined): Pick<Reading, "models" | "steps"> => {
    const reading = readingOf(id);
    return of === undefined ? reading : (reading.projects?.[of] ?? {});
  };

  return {
    look: (id, files, onProgress) => {
      drafts.set(id, { files, reading: null, round: 0 });
      return read(id, new Map(), onProgress);
    },
    lookAgain: read,
    take: async (id, choices, onDocs) => {
      const draft = drafts.get(id);
      if (!draft?.reading) throw new Error(t("the files are gone: open them again"));
      const asChosen = choices ? chosenDocs(draft.reading.types, choices) : (doc: Doc) => doc;
      // What has crossed is let go at once, and the files before anything crosses.
      const left = draft.reading.docs.toReversed();
      const going: Draft = { files: [], reading: null, round: draft.round + 1 };
      drafts.set(id, going);
      draft.reading = null;
      while (left.length > 0) {
        const batch: PackedDoc[] = [];
        for (let weight = 0; left.length > 0 && weight < WORDS_AT_ONCE; ) {
          const doc = asChosen(left.pop()!);
          batch.push(packDoc(doc));
          weight += weightOf(doc);
        }
        await onDocs(batch);
        if (drafts.get(id) !== going) return;
      }
      drafts.delete(id);
    },
    keepModels: async (id, project, of) =>
      keepComing(modelsOf(project), partOf(id, of).models ?? []),
    takeSteps: async (id, onSteps, of) => {
      const { steps = [] } = partOf(id, of);
      for (let first = 0; first < steps.length; first += STEPS_AT_ONCE)
        await onSteps(steps.slice(first, first + STEPS_AT_ONCE));
    },
    close: (id) => void drafts.delete(id),
  };
}

/** How much a document is, in words; some of it is there in any. */
function weightOf({ sentences, entities, relations }: Doc): number {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const annotations = Object.keys(entities).length + Object.keys(relations).length;
  return words + sentences.length + WORDS_OF_ANNOTATION * (annotations + 1);
}
