import { shownAtMost } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";

/** "45.3 MB"; below one of them "240 kB" */
export const megabytes = (bytes: number): string =>
  bytes < LEAST
    ? t("{bytes} kB", { bytes: shown(bytes / 1e3) })
    : t("{bytes} MB", { bytes: shown(bytes / 1e6) });

/** What rounds to 1,000 kB is 1 MB. */
const LEAST = 999_950;

const shown = (count: number): string => shownAtMost(count, 1);
