import { t } from "../language/words.ts";

/** Counts fields of a file that are not kept, by their names. */
export interface FieldTally {
  add(name: string): void;
  /** `identifier (13), valid (2)`; empty where nothing was counted. */
  text(): string;
}

const SHOWN = 12;

/** Begins to count. */
export function fieldTally(): FieldTally {
  const counts = new Map<string, number>();
  return {
    add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    text: () => {
      const all = [...counts].map(([name, n]) => `${shortened(name)} (${n})`);
      const more = all.length > SHOWN ? [t("and {more} more", { more: all.length - SHOWN })] : [];
      return [...all.slice(0, SHOWN), ...more].join(", ");
    },
  };
}

/** Files may call fields as they like. */
const shortened = (name: string): string => {
  const line = name.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
};
