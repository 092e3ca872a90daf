import { z } from "zod";
import { parseRehearsal, type Words } from "../core/learn/rehearsalText.ts";
import type { BeforeAfter, ModelVersion } from "../core/lifecycle/trainReport.ts";
import type { ModelFolder } from "../model/modelFolder.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";

type OnDownload = (loaded: number, total: number) => void;

/** A model's folder on the server the page came from; the weights' download reports its bytes. */
export function servedFolder(address: string, onDownload: OnDownload): ModelFolder {
  return {
    name: "the bundled model",
    read: async (file) => {
      const response = await fetch(new URL(file, address)).catch((error: Error) => {
        throw new Error(`${file} could not be downloaded (${error.message})`);
      });
      if (response.status === 404) return null;
      if (!response.ok) throw new Error(`${file}: the server answered ${response.status}`);
      return file.endsWith(".safetensors")
        ? readWithProgress(response, onDownload)
        : new Uint8Array(await response.arrayBuffer());
    },
  };
}

/**
 * The bundled text that trainings rehearse. It is on the server that the page came from, and with it
 * in the browser's cache; where it cannot be had, a training goes on with the user's own text.
 */
export async function rehearsalText(address: string): Promise<Words[]> {
  const response = await fetch(address).catch(() => null);
  return response?.ok ? parseRehearsal(await response.text()) : [];
}

async function readWithProgress(response: Response, onDownload: OnDownload): Promise<Uint8Array> {
  const total = Number(response.headers.get("Content-Length") ?? 0);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    loaded += chunk.length;
    onDownload(loaded, Math.max(total, loaded));
  }
  const bytes = new Uint8Array(loaded);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** A model that the user kept. */
export function storedFolder(files: ModelFiles, id: string): ModelFolder {
  const folder = files.get(id);
  return {
    name: "the stored model",
    read: async (file) => {
      const blob = (await folder)[file];
      return blob ? new Uint8Array(await blob.arrayBuffer()) : null;
    },
  };
}

const share = z.number().nullable();
const score = z.object({ precision: share, recall: share, f1: share });
const task = z.object({ micro: score, macro: score, types: z.record(z.string(), score) });
const scores = z.object({ entities: task, relations: task, relationsStrict: task });
const versionFile = z.object({
  name: z.string(),
  createdAt: z.number(),
  scores: z.object({ before: scores, after: scores, sentences: z.number() }).nullable(),
});

/** Contents of `version.json`, which marks a stored model as complete. */
export const versionJson = (name: string, createdAt: number, of: BeforeAfter | null): string =>
  JSON.stringify({ name, createdAt, scores: of } satisfies z.infer<typeof versionFile>);

/** The models that the user kept, oldest first; one with a damaged description keeps its id. */
export async function storedVersions(files: ModelFiles): Promise<ModelVersion[]> {
  const stored = await files.list();
  return stored
    .map(({ id, bytes, version }) => {
      const known = versionFile.safeParse(version).data;
      return { id, bytes, name: id, createdAt: 0, scores: null, ...known };
    })
    .sort((a, b) => a.createdAt - b.createdAt);
}
