// The contract between the page and the worker of texts, carried by Comlink. Plain data only.
import type { Doc, Range, Sentence } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import type { PackedDoc } from "../core/document/packedDoc.ts";
import type { AddedModel, ModelFacts } from "../core/lifecycle/addedModel.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { FileChoices } from "../io/format.ts";
import type { ImportChoices } from "../io/import/importChoices.ts";
import type { ImportPreview } from "../io/import/importPreview.ts";

/** Text work that must not wait for a training step: it has a worker of its own. */
export interface TextService {
  /**
   * Sentences and words of a text; sentence ids are `${docId}:${index}`. No sentence border lies
   * inside one of the spans, and their borders are word borders.
   */
  segment(docId: string, text: string, spans?: readonly Range[]): Promise<Sentence[]>;
  /**
   * Reads dropped or picked files, each as far as it can be read; what cannot be held or read is told.
   * Their documents wait in the worker, under the id: nothing is changed. Null when the import was
   * closed, or is looked at again, before it was read.
   */
  lookAtFiles(
    id: string,
    files: readonly ImportFile[],
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview | null>;
  /** Reads the files of an import again, as the user says of them, by their paths. */
  lookAgain(
    id: string,
    choices: ReadonlyMap<string, FileChoices>,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportPreview | null>;
  /**
   * Hands the documents of an import over, some at a time, and closes it.
   *
   * @param choices null: they come as their projects had them
   */
  takeImport(
    id: string,
    choices: ImportChoices | null,
    onDocs: (docs: readonly Doc[]) => void | Promise<void>,
  ): Promise<void>;
  /**
   * Stores the trained models of an import beside those that are kept, all of them or none; asked
   * before its documents are handed over.
   *
   * @param project the id of the project that they go to
   * @param of the place of that of its projects of which they are; absent: of all
   */
  keepModels(id: string, project: string, of?: number): Promise<KeptComing>;
  /**
   * Hands over the history of an import, some steps at a time, lowest first; asked before its documents.
   *
   * @param of the place of that of its projects of which it is; absent: of all, if it can be told
   */
  takeSteps(
    id: string,
    onSteps: (steps: readonly Step[]) => void | Promise<void>,
    of?: number,
  ): Promise<void>;
  /** Ends an import; what is being read of it stops soon. */
  closeImport(id: string): Promise<void>;
  /** The form in which a text is written, in words; null where it is plain text. */
  recognise(text: string): Promise<string | null>;
  /**
   * Finds places for the things of a graph: the same for the same graph. It shows some meanwhile, and
   * stops by itself. Null when it was closed before.
   */
  layOut(
    id: string,
    graph: GraphToLayOut,
    onPositions: (positions: Positions) => void,
  ): Promise<Positions | null>;
  /** Ends a layout soon. */
  closeLayout(id: string): Promise<void>;
  /**
   * Looks at the files of a model, by path, and says what it is: nothing is stored. They wait under
   * the id; a zip is opened.
   *
   * @throws Error naming the file and what of it is missing, wrong or not supported
   */
  lookAtModel(id: string, name: string, files: ReadonlyMap<string, Blob>): Promise<LookedAt>;
  /** Stores a model that was looked at, whole or not at all; null where it was closed meanwhile. */
  storeModel(
    id: string,
    as: { readonly name: string; readonly types?: ModelTypes | undefined },
    onProgress: (done: number, all: number) => void,
  ): Promise<AddedModel | null>;
  /** Ends what is done with a model that was looked at. */
  closeModel(id: string): Promise<void>;
}

/** What files of a model were found to be. */
export interface LookedAt extends Omit<ModelFacts, "types"> {
  /** Null: a checkpoint of SpERT that does not name them: the user has to. */
  readonly types: ModelTypes | null;
  /** How many types its heads have, none left out. */
  readonly rows: { readonly entities: number; readonly relations: number };
  readonly licence: string | null;
  readonly bytes: number;
  /** Bytes that the browser has room for; null where it does not say. */
  readonly room: number | null;
}

/** Two numbers a thing: x and y. */
export type Positions = Float32Array<ArrayBuffer>;

/** A graph of things by their places in it. */
export interface GraphToLayOut {
  /** Where the things stand; NaN where one has no place yet. */
  readonly start: Positions;
  /** Two places a link. */
  readonly links: Uint32Array<ArrayBuffer>;
  /** What has no place begins at random: the same for the same seed. */
  readonly seed: number;
}

/** The same at the worker's end: documents cross packed. */
export interface TextWorker extends Omit<TextService, "takeImport"> {
  takeImport(
    id: string,
    choices: ImportChoices | null,
    onDocs: (docs: readonly PackedDoc[]) => void | Promise<void>,
  ): Promise<void>;
}

/** What became of models that came. */
export interface KeptComing {
  /** The ids of those that are stored now. */
  readonly kept: readonly string[];
  /** How many were there already. */
  readonly same: number;
}

/** How far the reading of files is. */
export interface ImportProgress {
  readonly file: string;
  /** So many of `all` records of this file were read. */
  readonly done: number;
  readonly all: number;
}

export interface ImportFile {
  /** Its name, with the folders that it came in. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
