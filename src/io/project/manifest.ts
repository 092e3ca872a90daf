import { z } from "zod";

/** What the first entry of a project file says: by it a file is known, whatever its name is. */
export const MIME = "application/vnd.spanloom.project+zip";
/** The version of the form that is written; all up to it are read. */
export const VERSION = 1;
/** The version of the app, as its package says. */
export const APP_VERSION = "0.1.0";

export const MIME_ENTRY = "mimetype";
export const MANIFEST = "manifest.json";
export const SCHEMA = "schema.json";
export const MENTIONS = "mentions.json";
export const VERSIONS = "versions.json";
/** The trained models that come along, and the folder that holds a folder of each. */
export const MODELS = "models.json";
export const MODEL_FOLDER = "models";
/** The documents' parts: `documents/1.json`. */
export const PART = /^documents\/[1-9]\d*\.json$/;
/** The history's parts: `history/1.json`. */
export const HISTORY_PART = /^history\/[1-9]\d*\.json$/;

const count = z.number().int().nonnegative();

/** What every version begins with. */
export const anyManifest = z.object({
  spanloom: z.literal("project"),
  version: z.number().int().positive(),
});

/** What a file holds, with a hash of every entry but itself: the last entry. */
export const manifestRecord = anyManifest.extend({
  /** The version of the app that wrote it. */
  app: z.string(),
  /** The name of the project; versions of the app before it pass it over. */
  name: z.string().optional(),
  documents: count,
  entities: count,
  relations: count,
  entries: z.array(
    z.object({ path: z.string(), size: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

export type Manifest = z.infer<typeof manifestRecord>;

/** What is read, at most. */
export const LIMITS = {
  entries: 20_000,
  entryBytes: 256 * 2 ** 20,
  bytes: 2 ** 31,
  ratio: 200,
  ratioFrom: 64 * 2 ** 20,
} as const;
