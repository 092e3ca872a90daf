import { parseRehearsal, type Words } from "../core/learn/rehearsalText.ts";
import type { AddedModel } from "../core/lifecycle/addedModel.ts";
import type { BundledName } from "../core/lifecycle/bundled.ts";
import { t } from "../language/words.ts";
import type { ModelFolder } from "../model/folder.ts";
import type { AddedModels } from "../storage/addedModels.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { blobFolder } from "./blobFolder.ts";
import { isThat, type KeptBundled, type WantedFile } from "./bundledFiles.ts";

type OnDownload = (loaded: number, total: number) => void;

/** Where a bundled model is to be had. */
export interface ServedPlace {
  /** Of its folder on the server that the page came from, ending in "/". */
  readonly address: string;
  /** Where its files are kept once they came, below this name; absent: nowhere. */
  readonly kept?: { readonly files: KeptBundled; readonly folder: BundledName };
}

/** A model's folder on the server the page came from; the weights' download reports its bytes. */
export function servedFolder(place: ServedPlace, onDownload: OnDownload): ModelFolder {
  return {
    name: t("the bundled model"),
    read: async (file) => {
      const wanted = await wantedFile(place, file);
      if (wanted === "missing") return null;
      const isKept = wanted !== "unlisted";
      const here = isKept && (await place.kept?.files.read(wanted));
      if (here) return here;
      const bytes = await download(new URL(file, place.address), file, onDownload);
      if (!bytes || !isKept) return bytes;
      if (!(await isThat(wanted, bytes))) {
        throw new Error(
          t("{file} on the server is of another version of this app: reload the page", { file }),
        );
      }
      await place.kept?.files.keep(wanted, bytes);
      return bytes;
    },
  };
}

/** What this version of the app has of a file. */
export const wantedFile = async ({ kept }: ServedPlace, file: string): Promise<WantedFile> =>
  (await kept?.files.wanted(kept.folder, file)) ?? "unlisted";

async function download(
  address: URL,
  file: string,
  onDownload: OnDownload,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await fetch(address).catch((error: Error) => {
    throw new Error(
      t("{file} could not be downloaded ({message})", { file, message: error.message }),
    );
  });
  if (response.status === 404) return null;
  if (!response.ok)
    throw new Error(t("{file}: the server answered {status}", { file, status: response.status }));
  return file.endsWith(".safetensors")
    ? readWithProgress(response, onDownload)
    : new Uint8Array(await response.arrayBuffer());
}

/**
 * The bundled text that trainings rehearse, kept with the app's own files; where it cannot be had, a training goes on with the user's own text.
 */
export async function rehearsalText(address: string): Promise<Words[]> {
  const response = await fetch(address).catch(() => null);
  return response?.ok ? parseRehearsal(await response.text()) : [];
}

async function readWithProgress(response: Response, onDownload: OnDownload) {
  const total = Number(response.headers.get("Content-Length") ?? 0);
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  // By a reader: Safari's streams are not iterable.
  const reader = response.body?.getReader();
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    chunks.push(piece.value);
    loaded += piece.value.length;
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
  blobFolder(t("the stored model"), () => files.get(id));

/** A model that the user added. */
export const addedFolder = (models: AddedModels, { id, name }: AddedModel): ModelFolder =>
  blobFolder(name, () => models.get(id));
