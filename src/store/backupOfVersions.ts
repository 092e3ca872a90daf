import { type VersionBackup, versionBackup } from "../core/lifecycle/versionBackup.ts";
import type { Context } from "./context.ts";

/** So long a backup waits for what is stored beside the models: it must come when all else fails. */
const MOST_MS = 5_000;

/** How the kept models were made, as far as that can be had now. */
export async function backupOfVersions({
  get,
  services,
}: Pick<Context, "get" | "services">): Promise<VersionBackup[]> {
  const { versions } = get();
  const all = versions.map(async (version) =>
    versionBackup(version, await services.model.evidence(version.id).catch(() => null)),
  );
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), MOST_MS));
  const found = all.length > 0 ? await Promise.race([Promise.all(all), late]) : [];
  return found ?? versions.map((version) => versionBackup(version, null));
}
