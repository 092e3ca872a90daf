import { t } from "../../language/words.ts";

/** What computes, in the language of the page: devices are stored by their English names. */
export const deviceName = (label: string): string =>
  label.replace(/(\d+) threads?/, (_, count: string) =>
    t("{count, plural, one {# thread} other {# threads}}", { count: Number(count) }),
  );
