import { zipSync } from "fflate";
import { parentNow } from "../core/lifecycle/descent.ts";
import { safeFileName } from "../core/lifecycle/fileName.ts";
import type { InUse } from "../core/report/calibrationBlocks.ts";
import { modelCard } from "../core/report/modelCard.ts";
import { inEnglish, t } from "../language/words.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { measuredOf } from "./measuredFiles.ts";
import { evidenceOf, OWN_FILES, storedVersions } from "./versionFiles.ts";

const CARD = "README.md";

/** A name that any file system takes. */
export const folderName = (name: string): string =>
  safeFileName(name, "-", "model").replaceAll(" ", "-");

/** A model's files as a zip, in one folder. Weights do not compress: they are stored as they are. */
export function zipOf(name: string, files: ReadonlyMap<string, Uint8Array>): Blob {
  const folder = folderName(name);
  const entries = [...files].map(([file, bytes]) => [`${folder}/${file}`, bytes] as const);
  return new Blob([zipSync(Object.fromEntries(entries), { level: 0 })], {
    type: "application/zip",
  });
}

/** A kept model, and the card that tells how it was made. @throws Error where it is gone */
export async function cardOfVersion(files: ModelFiles, id: string, inUse: InUse | undefined) {
  const versions = await storedVersions(files);
  const version = versions.find((one) => one.id === id);
  if (!version) throw new Error(t("model {id} is not stored here", { id }));
  const told = {
    version,
    evidence: await evidenceOf(files, id),
    measured: await measuredOf(files, { kind: "version", id }),
    parentName: parentNow(version, versions),
    inUse,
  };
  const card = inEnglish(() => modelCard(told));
  return { version, card };
}

/**
 * A kept model as a zip, whether it is open or not, with a card that tells how it was made. What it
 * was scored on, sentences of the user, is not in it.
 */
export async function exportVersion(
  files: ModelFiles,
  id: string,
  inUse: InUse | undefined,
): Promise<Blob> {
  const { version, card } = await cardOfVersion(files, id, inUse);
  const stored = Object.entries(await files.get(id)).filter(([name]) => !OWN_FILES.includes(name));
  const read = stored.map(async ([name, file]) => {
    return [name, new Uint8Array(await file.arrayBuffer())] as const;
  });
  const folder = new Map([...(await Promise.all(read)), [CARD, new TextEncoder().encode(card)]]);
  return zipOf(version.name, folder);
}
