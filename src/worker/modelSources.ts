import { parseRehearsal, type Words } from "../core/learn/rehearsalText.ts";
import type { AddedModel } from "../core/lifecycle/addedModel.ts";
import type { ModelFolder } from "../model/folder.ts";
import type { AddedModels } from "../storage/addedModels.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { blobFolder } from "./blobFolder.ts";

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
export const storedFolder = (files: ModelFiles, id: string): ModelFolder =>
  blobFolder("the stored model", () => files.get(id));

/** A model that the user added. */
export const addedFolder = (models: AddedModels, { id, name }: AddedModel): ModelFolder =>
  blobFolder(name, () => models.get(id));
