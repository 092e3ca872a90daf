import { type BackendSetting, startDevice } from "../host.ts";
import { openModel } from "../openModel.ts";
import { type ModelPlace, modelFolderOf } from "../projectModel.ts";
import { UserError } from "../userError.ts";
import { type Answer, type LineOf, readAny, type Text } from "./readTexts.ts";

/** What reads documents, and how. */
export interface Reading {
  readonly place: ModelPlace;
  readonly backend: BackendSetting;
  /** Threads of WASM; absent: as many as help. */
  readonly threads: number | undefined;
  readonly lineOf: LineOf;
}

/** Reads documents, some at a time: an answer each, in their order. */
export interface Reader {
  /** At how many calls it works at once; further ones wait for them. */
  readonly atOnce: number;
  read(texts: readonly Text[]): Promise<readonly Answer[]>;
  close(): void;
}

/** Reads in this process. @param tell hears on which device */
export async function startReader(
  { place, backend, threads, lineOf }: Reading,
  tell: (what: string) => void,
): Promise<Reader> {
  const { load } = await openModel(await modelFolderOf("predict", place));
  const engine = await startDevice(backend, { threads, tell });
  const model = await load(engine);
  let lost: string | null = null;
  void engine.lost.then(({ message }) => {
    lost = message;
  });
  const device = { model, isLost: () => lost !== null };
  const read = async (texts: readonly Text[]) => {
    try {
      return await readAny(device, texts, lineOf);
    } catch (error) {
      throw lost === null ? error : new UserError(`the device is lost: ${lost}`);
    }
  };
  // A model reads one thing at a time.
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = (texts: readonly Text[]) => {
    const answers = before.then(() => read(texts));
    before = answers.catch(() => {});
    return answers;
  };
  return { atOnce: 1, read: inTurn, close: () => {} };
}
