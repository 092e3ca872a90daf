import type { DraftCounts } from "../../core/annotate/draftDoc.ts";
import { counted } from "./names.ts";

/** "Draft after 10 s: 12 suggestions, 3 new, 1 gone" */
export function draftLine(seconds: number, { suggested, fresh, gone }: DraftCounts): string {
  const after = seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  return `Draft after ${after}: ${counted(suggested, "suggestion")}, ${fresh} new, ${gone} gone`;
}
