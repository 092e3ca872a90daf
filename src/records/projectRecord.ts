import { z } from "zod";
import type { ProjectEntry } from "../core/projects/projectEntry.ts";

const time = z.number().nonnegative();

/** What the list of projects holds of one. */
export const projectRecord = z.object({
  id: z.string().min(1),
  name: z.string(),
  createdAt: time,
  usedAt: time,
  docs: z.number().int().nonnegative(),
  archivedAt: time.exactOptional(),
  trashedAt: time.exactOptional(),
  hasTraining: z.literal(true).exactOptional(),
  /** It is being made or removed: when the page ended meanwhile, it is removed. */
  unfinished: z.literal(true).exactOptional(),
}) satisfies z.ZodType<ProjectEntry>;

/** An entry as it is stored. */
export type ProjectRecord = z.infer<typeof projectRecord>;
