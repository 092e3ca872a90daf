import type {
  Evidence,
  Making,
  ModelVersion,
  VersionLabel,
} from "../core/lifecycle/modelVersion.ts";
import {
  evidenceRecord,
  labelRecord,
  type VersionRecord,
  versionRecord,
} from "../records/versionRecord.ts";
import type { ModelFiles, StoredModel } from "../storage/modelFiles.ts";
import { MEASURED } from "./measuredFiles.ts";

/** The names of a version's files beside those of the model. */
const [VERSION, EVIDENCE, LABEL] = ["version.json", "evidence.json", "label.json"];

/** What is told of a model beside its own files; not exported with it. */
export const OWN_FILES: readonly string[] = [VERSION, EVIDENCE, LABEL, MEASURED];

/** What is stored with the files of a model that is kept. */
export interface Keeping extends Pick<ModelVersion, "name" | "scores"> {
  readonly made: { readonly making: Making; readonly evidence: Evidence } | undefined;
}

/** Stores a model with how it was made; `version.json`, written last, marks it as complete. */
export async function keepVersion(
  files: ModelFiles,
  folder: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  { name, scores, made }: Keeping,
): Promise<ModelVersion> {
  const createdAt = Date.now();
  const known = { name, createdAt, scores, ...(made && { made: made.making }) };
  const stored = new Map([...folder, [VERSION, bytesOf(known)]]);
  if (made) stored.set(EVIDENCE, bytesOf(made.evidence));
  const id = await freeId(files, createdAt);
  await files.put(id, Object.fromEntries(stored));
  const bytes = [...stored.values()].reduce((sum, { length }) => sum + length, 0);
  return { id, bytes, ...known };
}

/** Names a version by its time, and by a later one where a clock that was put back says it again. */
async function freeId(files: ModelFiles, createdAt: number): Promise<string> {
  const taken = new Set((await files.list()).map(({ id }) => id));
  let at = createdAt;
  while (taken.has(`${at}`)) at += 1;
  return `${at}`;
}

const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value));

/** The models that the user kept, oldest first; one with a damaged description keeps its id. */
export async function storedVersions(files: ModelFiles): Promise<ModelVersion[]> {
  const stored = await files.list([LABEL]);
  return stored.map(versionOf).sort((a, b) => a.createdAt - b.createdAt);
}

function versionOf({ id, bytes, version, others }: StoredModel): ModelVersion {
  const unknown: VersionRecord = { name: id, createdAt: 0, scores: null };
  const { made, ...known } = versionRecord.safeParse(version).data ?? unknown;
  const label: VersionLabel = labelRecord.safeParse(others[LABEL]).data ?? { ...known, note: "" };
  const { name, note } = label;
  return { id, bytes, ...known, name, ...(note && { note }), ...(made && { made }) };
}

/** Gives a version another name and note, in a file of their own: how it was made stays as it is. */
export const labelVersion = (files: ModelFiles, id: string, label: VersionLabel): Promise<void> =>
  files.add(id, LABEL, bytesOf(label));

/** The large part of what is known of a version; null where it was not stored, or is damaged. */
export async function evidenceOf(files: ModelFiles, id: string): Promise<Evidence | null> {
  const file = await files.get(id).then((found) => found[EVIDENCE]);
  if (!file) return null;
  const text = await file.text();
  try {
    return evidenceRecord.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
