import { zipSync } from "fflate";
import { alternatives } from "../model/alternatives.ts";
import { modelFiles } from "../model/modelFolder.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { breather, exclusive } from "./exclusive.ts";
import { createModelSession, type SessionParts } from "./modelSession.ts";
import { storedVersions, versionJson } from "./modelSources.ts";
import type { ModelService, ModelVersion } from "./protocol.ts";
import { trainCandidate } from "./trainCandidate.ts";

/** Everything the page may ask of the model; runs in the worker, one job at a time. */
export function createModelService(parts: SessionParts): ModelService {
  const { files } = parts;
  const session = createModelSession(parts);
  const queue = exclusive();
  const cancelled = new Set<string>();

  /** Runs a job that can be cancelled, also while it waits for its turn. */
  const job = <T>(id: string, work: (isCancelled: () => boolean) => Promise<T>): Promise<T> =>
    queue
      .run(() => session.guard(() => work(() => cancelled.has(id))))
      .finally(() => cancelled.delete(id));

  /** Lets small jobs in; they would bring the model to a new device, so a loss is told first. */
  const gap = async () => {
    await session.guard(async () => {});
    await queue.gap();
  };

  /** The open model's folder, ready to be stored or exported. */
  const openFiles = async (name: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> => {
    const { model } = await session.current();
    const stored = modelFiles(model, await model.network.download(), "F16");
    stored.set("README.md", new TextEncoder().encode(card(name)));
    return stored;
  };

  return {
    open: (source, backend, onProgress) =>
      queue.run(() => session.guard(() => session.open(source, backend, onProgress))),

    predict: (id, sentences, onSentence) =>
      job(id, async (isCancelled) => {
        const { model } = await session.current();
        const split: string[] = [];
        const told: unknown[] = [];
        const breathe = breather();
        for await (const found of predictSentences(model, sentences)) {
          if (isCancelled()) return { cancelled: true, split };
          const sentence = sentences[found.index].id;
          if (found.split) split.push(sentence);
          told.push(onSentence(sentence, found.prediction));
          await breathe();
          await gap();
        }
        // Callbacks cross on a port of their own: the answer waits until all have arrived.
        await Promise.all(told);
        return { cancelled: false, split };
      }),

    train: (id, request, onProgress) =>
      job(id, async (isCancelled) => {
        const device = await session.device();
        const { model } = await session.current();
        const callbacks = { onProgress, isCancelled };
        const candidate = await trainCandidate(device, model, request, callbacks);
        return {
          model: session.addCandidate(candidate.model, candidate.weights),
          ...candidate.report,
        };
      }),

    alternatives: (sentence, of) =>
      queue.between(() =>
        session.guard(async () => alternatives((await session.current()).model, sentence, of)),
      ),

    cancel: async (id) => {
      cancelled.add(id);
    },

    keep: (name, scores) =>
      queue.run(async () => {
        const createdAt = Date.now();
        const id = `${createdAt}`;
        const stored = await openFiles(name);
        const text = new TextEncoder().encode(versionJson(name, createdAt, scores));
        stored.set("version.json", text);
        await files.put(id, Object.fromEntries(stored));
        session.settle({ kind: "version", id }, name);
        const bytes = [...stored.values()].reduce((sum, { length }) => sum + length, 0);
        return { id, name, createdAt, bytes, scores } satisfies ModelVersion;
      }),

    discard: () => queue.run(async () => session.discard()),
    versions: () => storedVersions(files),
    removeVersion: (id) => files.remove(id),

    exportZip: () =>
      queue.run(async () => {
        const { name } = await session.current();
        const folder = name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
        const stored = [...(await openFiles(name))];
        // Weights do not compress: level 0 stores them as they are.
        const zip = zipSync(
          Object.fromEntries(stored.map(([file, bytes]) => [`${folder}/${file}`, bytes])),
          { level: 0 },
        );
        return new Blob([zip], { type: "application/zip" });
      }),

    erase: () => files.clear(),
  };
}

const card = (name: string): string => `# ${name}

A SpERT.MT model, fine-tuned in the browser with Spanloom. Use it with
\`npm run spanloom -- predict --model DIR FILE\`. What it was trained on is not stored in it.
`;
