import { z } from "zod";
import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { fieldFault, recordId } from "../jsonRecords.ts";

const offset = z.int().min(0);

const region = z.object({
  id: recordId.nullish(),
  value: z.object({
    start: offset,
    end: offset,
    text: z.string().nullish(),
    labels: z.array(z.string()),
  }),
  score: z.number().nullish(),
});

const link = z.object({
  from_id: recordId,
  to_id: recordId,
  direction: z.string().nullish(),
  labels: z.array(z.string()).nullish(),
  score: z.number().nullish(),
});

/** A stretch of text with its labels. */
export interface Region extends z.infer<typeof region> {
  readonly place: Place;
}
/** A relation between regions. */
export interface Link extends z.infer<typeof link> {
  readonly place: Place;
}
/** What a set says of a text. */
export interface Results {
  readonly regions: readonly Region[];
  readonly links: readonly Link[];
}

/** Sorts the results of a set; what is neither span nor relation is left out and told. */
export function sortedResults(
  results: readonly unknown[],
  within: Place,
  leaveOut: LeaveOut,
): Results {
  const regions: Region[] = [];
  const links: Link[] = [];
  for (const [i, result] of results.entries()) {
    const field = `${within.field}.result[${i}]`;
    const place = { ...within, field };
    const type = isRecord(result) && typeof result.type === "string" ? result.type : "";
    if (type === "relation") {
      const parsed = link.safeParse(result);
      if (parsed.success) links.push({ ...parsed.data, place });
      else
        leaveOut(t("relations that do not name two spans"), {
          ...within,
          field: fieldFault(field, parsed.error),
        });
    } else if (isLabels(type)) {
      const parsed = region.safeParse(withLabels(result, type));
      if (parsed.success) regions.push({ ...parsed.data, place });
      else
        leaveOut(t("spans without offsets and labels"), {
          ...within,
          field: fieldFault(field, parsed.error),
        });
    } else leaveOut(t("results of another type ({type})", { type: type || t("none") }), place);
  }
  return { regions, links };
}

/** Other tags whose names end so label boxes in pictures and the like. */
const isLabels = (type: string): boolean => type === "labels" || type === "hypertextlabels";

/** Labels lie under the name of their tag; in marked-up text the offsets of its text lie apart. */
function withLabels(result: unknown, type: string): unknown {
  if (!isRecord(result) || !isRecord(result.value)) return result;
  const { value } = result;
  const offsets = isRecord(value.globalOffsets) ? value.globalOffsets : value;
  const { start, end } = offsets;
  return {
    ...result,
    value: { start, end, text: value.text, labels: value[type] ?? value.labels },
  };
}
