import { z } from "zod";
import type { Project } from "../../core/document/document.ts";
import { sharedScopes, wholeScope } from "../../core/document/scope.ts";
import { firstFault } from "../../language/valueFault.ts";
import { t } from "../../language/words.ts";
import { doc, table } from "../../records/docRecord.ts";
import { mentions } from "../../records/mentionsRecord.ts";
import { schema, scope } from "../../records/schemaRecord.ts";
import type { Place } from "../importError.ts";
import type { JsonContent } from "../jsonContent.ts";
import { projectFault } from "./projectFault.ts";

/** Why a backup cannot be read, and where that stands. */
interface BackupFault {
  readonly place: Place;
  readonly fault: string;
}

/** In version 1 a confirmed sentence was one for all types. */
const confirmed = z.union([scope, z.literal(true)]);

const record = z.object({
  spanloom: z.literal("backup"),
  version: z.literal([1, 2], { error: () => t("a backup of another version of Spanloom") }),
  project: z.object({
    docs: table(doc.extend({ confirmed: table(confirmed) })),
    schema,
    mentions: mentions.exactOptional(),
  }),
});

/** Reads a backup, whole or not at all: half of a project would look like all of it. */
export function parseBackup(content: JsonContent): Project | BackupFault {
  if (content.kind === "broken") return content;
  if (content.kind === "lines") return { place: {}, fault: t("not one JSON value, but lines") };
  const parsed = record.safeParse(content.value);
  if (!parsed.success) {
    const { field, fault } = firstFault(parsed.error);
    return { place: { field }, fault };
  }
  const { docs, schema: types, mentions: said } = parsed.data.project;
  const shared = sharedScopes();
  const whole = shared(wholeScope(types));
  const project: Project = {
    docs: Object.fromEntries(
      Object.entries(docs).map(([id, { confirmed: scopes, ...rest }]) => {
        const all = Object.entries(scopes);
        const known = all.map(([key, of]) => [key, of === true ? whole : shared(of)] as const);
        return [id, { ...rest, confirmed: Object.fromEntries(known) }];
      }),
    ),
    schema: types,
    ...(said && { mentions: said }),
  };
  const wrong = projectFault(project);
  return wrong ? { place: { field: `project.${wrong.field}` }, fault: wrong.fault } : project;
}
