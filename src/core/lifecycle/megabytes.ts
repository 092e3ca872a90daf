/** "45.3 MB"; below one of them "240 kB" */
export const megabytes = (bytes: number): string =>
  bytes < LEAST ? `${shown(bytes / 1e3)} kB` : `${shown(bytes / 1e6)} MB`;

/** What rounds to 1,000 kB is 1 MB. */
const LEAST = 999_950;

const shown = (count: number): string => count.toLocaleString("en", { maximumFractionDigits: 1 });
