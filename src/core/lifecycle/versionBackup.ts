import type { Evidence, ModelVersion } from "./modelVersion.ts";
import type { TrainedOn } from "./trainedAgain.ts";

/** A version in a backup of its project: how it was made, without its weights. */
export interface VersionBackup extends Omit<ModelVersion, "bytes"> {
  readonly on: TrainedOn | null;
}

/** What a backup holds of a version: what the project has already is named by hashes alone. */
export function versionBackup(version: ModelVersion, evidence: Evidence | null): VersionBackup {
  const { bytes: _, ...rest } = version;
  if (!evidence) return { ...rest, on: null };
  const { trained, heldOut, taught, watched, inherited } = evidence;
  return { ...rest, on: { trained, heldOut, taught, watched, inherited } };
}
