import type { z } from "zod";
import { firstFault } from "../../language/valueFault.ts";
import { t } from "../../language/words.ts";
import type { ByteRanges } from "../byteRanges.ts";
import { openRangedZip, type RangedZip } from "../zip/openRangedZip.ts";
import { NoZipFault, ZipFault } from "../zip/zipFault.ts";
import type { ModelFilePlace } from "./keptModel.ts";
import {
  anyManifest,
  LIMITS,
  MANIFEST,
  type Manifest,
  MIME,
  MIME_ENTRY,
  manifestRecord,
  VERSION,
} from "./manifest.ts";
import { ProjectFileFault } from "./projectFileFault.ts";
import { runningSha256 } from "./runningSha256.ts";
import { sha256 } from "./sha256.ts";

/** A project file of which the list of its entries was checked. */
export interface CheckedEntries {
  readonly manifest: Manifest;
  /** An entry's bytes, if they are those that the manifest tells of. @throws ProjectFileFault */
  bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Where those of an entry lie that is stored as it is: read once, but not held. @throws ProjectFileFault */
  placeOf(path: string, step: () => Promise<void>): Promise<ModelFilePlace>;
}

/** Opens a project file: its zip, its manifest, and that there is what it lists. @throws ProjectFileFault */
export async function checkedEntries(file: ByteRanges): Promise<CheckedEntries> {
  if (file.size === 0) throw new ProjectFileFault(t("is empty"));
  const zip = await told(() => openRangedZip(file, LIMITS));
  const unpacked = (path: string) => told(() => zip.bytesOf(path));
  if (!zip.paths.includes(MIME_ENTRY) || textOf(await unpacked(MIME_ENTRY)) !== MIME)
    throw new ProjectFileFault(t("is a zip, but no project of Spanloom"));
  if (!zip.paths.includes(MANIFEST))
    throw new ProjectFileFault(t("{path} is missing", { path: MANIFEST }));
  const manifest = manifestOf(jsonOf(await unpacked(MANIFEST), MANIFEST));
  const listed = new Map(manifest.entries.map((entry) => [entry.path, entry]));
  checkListed(zip, listed.keys());
  const entryOf = (path: string) => {
    const entry = listed.get(path);
    if (!entry) throw new ProjectFileFault(t("{path} is missing", { path }));
    return entry;
  };
  const changed = (path: string) =>
    new ProjectFileFault(t("{path} was changed: it is not what the manifest tells of", { path }));
  return {
    manifest,
    bytesOf: async (path) => {
      const entry = entryOf(path);
      const content = await unpacked(path);
      if (content.length !== entry.size || (await sha256(content)) !== entry.sha256)
        throw changed(path);
      return content;
    },
    placeOf: (path, step) =>
      told(async () => {
        const entry = entryOf(path);
        const { start, end } = zip.storedAt(path);
        if (end - start !== entry.size) throw changed(path);
        const sum = runningSha256();
        for await (const piece of zip.pieces(path)) {
          sum.add(piece);
          await step();
        }
        if (sum.end() !== entry.sha256) throw changed(path);
        return { start, end, sha256: entry.sha256 };
      }),
  };
}

/** What an entry of JSON holds. @throws ProjectFileFault */
export function jsonOf(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? "");
  } catch {
    throw new ProjectFileFault(t("{path} is not JSON", { path })); // engines word it differently
  }
}

/** A value of a shape. @throws ProjectFileFault naming the field */
export function shapedAs<T extends z.ZodType>(shape: T, value: unknown, path: string): z.infer<T> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const { field, fault } = firstFault(parsed.error);
  throw new ProjectFileFault(fault, [path, field].filter(Boolean).join(" "));
}

function manifestOf(json: unknown): Manifest {
  const { version } = shapedAs(anyManifest, json, MANIFEST);
  if (version > VERSION)
    throw new ProjectFileFault(
      t(
        "was written by a newer Spanloom: it is of version {version}, and up to {most} is read here",
        { version, most: VERSION },
      ),
    );
  return shapedAs(manifestRecord, json, MANIFEST);
}

function checkListed({ paths }: RangedZip, listed: Iterable<string>): void {
  const left = new Set(paths);
  left.delete(MIME_ENTRY);
  left.delete(MANIFEST);
  for (const path of listed)
    if (!left.delete(path)) throw new ProjectFileFault(t("{path} is missing", { path }));
  for (const path of left)
    throw new ProjectFileFault(t("holds {path}, which its manifest does not list", { path }));
}

async function told<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NoZipFault) throw new ProjectFileFault(t("is no Spanloom project"));
    if (error instanceof ZipFault) throw new ProjectFileFault(error.message);
    throw error;
  }
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
