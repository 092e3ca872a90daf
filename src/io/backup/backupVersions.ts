import { z } from "zod";
import type { VersionBackup } from "../../core/lifecycle/versionBackup.ts";
import { evidenceRecord, versionRecord } from "../../records/versionRecord.ts";
import type { JsonContent } from "../jsonContent.ts";

const record = z.object({
  versions: z.array(
    z.object({
      ...versionRecord.shape,
      id: z.string(),
      note: z.string().exactOptional(),
      on: evidenceRecord.omit({ judged: true, curve: true }).nullable(),
    }),
  ),
});

/** The versions that a backup tells of: none where it was made before it did, or where they are damaged. */
export function backupVersions(content: JsonContent): VersionBackup[] {
  if (content.kind !== "value") return [];
  const parsed = record.safeParse(content.value);
  if (!parsed.success) return [];
  return parsed.data.versions.map(({ made, ...rest }) => ({ ...rest, ...(made && { made }) }));
}
