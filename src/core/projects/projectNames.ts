import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { Refusal } from "../document/edit.ts";
import { lengthFault } from "../document/givenNames.ts";
import { isVisible, nameKey } from "../types/shownNames.ts";
import type { ProjectEntry } from "./projectEntry.ts";

/** A name as it is kept: in one line, without blanks around. */
export const cleanName = (name: string): string => name.replace(/\s+/g, " ").trim();

/** The name to keep, or why there is none. */
export function nameOrRefusal(wanted: string): string | Refusal {
  const name = cleanName(wanted);
  if (!isVisible(name)) return { refused: t("A project needs a name that can be seen.") };
  const fault = lengthFault(name);
  return fault === null ? name : { refused: fault };
}

/**
 * What each project is called where several stand side by side, by its id: those that read alike
 * have a number, the oldest none.
 */
export function shownProjectNames(all: readonly ProjectEntry[]): ReadonlyMap<string, string> {
  const shown = new Map<string, string>();
  const taken = new Set<string>();
  const sorted = [...all].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  // No number makes a name read like one that another project has.
  for (const { name } of sorted) taken.add(nameKey(name));
  const seen = new Set<string>();
  for (const { id, name } of sorted) {
    let own = name;
    for (let n = 2; seen.has(nameKey(name)) && taken.has(nameKey(own)); n++) own = `${name} (${n})`;
    seen.add(nameKey(name));
    taken.add(nameKey(own));
    shown.set(id, visibly(own));
  }
  return shown;
}
