import type { z } from "zod";
import { firstFault } from "../valueFault.ts";
import { type OpenedZip, openZip } from "../zip/openZip.ts";
import { ZipFault } from "../zip/zipFault.ts";
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
import { sha256 } from "./sha256.ts";

/** A project file of which the list of its entries was checked. */
export interface CheckedEntries {
  readonly manifest: Manifest;
  /** An entry's bytes, if they are those that the manifest tells of. @throws ProjectFileFault */
  bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Opens a project file: its zip, its manifest, and that there is what it lists. @throws ProjectFileFault */
export function checkedEntries(bytes: Uint8Array): CheckedEntries {
  const zip = told(() => openZip(bytes, LIMITS));
  const unpacked = (path: string) => told(() => zip.bytesOf(path));
  if (!zip.paths.includes(MIME_ENTRY) || textOf(unpacked(MIME_ENTRY)) !== MIME)
    throw new ProjectFileFault("is a zip, but no project of Spanloom");
  if (!zip.paths.includes(MANIFEST)) throw new ProjectFileFault(`${MANIFEST} is missing`);
  const manifest = manifestOf(jsonOf(unpacked(MANIFEST), MANIFEST));
  const listed = new Map(manifest.entries.map((entry) => [entry.path, entry]));
  checkListed(zip, listed.keys());
  return {
    manifest,
    bytesOf: async (path) => {
      const entry = listed.get(path);
      if (!entry) throw new ProjectFileFault(`${path} is missing`);
      const content = unpacked(path);
      if (content.length !== entry.size || (await sha256(content)) !== entry.sha256)
        throw new ProjectFileFault(`${path} was changed: it is not what the manifest tells of`);
      return content;
    },
  };
}

/** What an entry of JSON holds. @throws ProjectFileFault */
export function jsonOf(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(textOf(bytes) ?? "");
  } catch {
    throw new ProjectFileFault(`${path} is not JSON`); // engines word it differently
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
      `was written by a newer Spanloom: it is of version ${version}, and up to ${VERSION} is read here`,
    );
  return shapedAs(manifestRecord, json, MANIFEST);
}

function checkListed({ paths }: OpenedZip, listed: Iterable<string>): void {
  const left = new Set(paths);
  left.delete(MIME_ENTRY);
  left.delete(MANIFEST);
  for (const path of listed)
    if (!left.delete(path)) throw new ProjectFileFault(`${path} is missing`);
  for (const path of left)
    throw new ProjectFileFault(`holds ${path}, which its manifest does not list`);
}

function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
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
