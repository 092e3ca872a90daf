import type { DraftCounts } from "../../core/annotate/draftDoc.ts";
import { t } from "../../language/words.ts";

/** "Draft after 10 s: 12 suggestions, 3 new, 1 gone" */
export function draftLine(seconds: number, { suggested, fresh, gone }: DraftCounts): string {
  const after =
    seconds < 100
      ? t("{seconds, number} s", { seconds })
      : t("{minutes, number} min", { minutes: Math.round(seconds / 60) });
  return t(
    "Draft after {after}: {suggested, plural, one {# suggestion} other {# suggestions}}, {fresh, number} new, {gone, number} gone",
    { after, suggested, fresh, gone },
  );
}
