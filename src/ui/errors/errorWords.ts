import type { LabelDoubt } from "../../core/learn/labelDoubts.ts";
import { percent } from "../look/names.ts";

/** What may be wrong, in a few words. */
export function whatIsWrong({ of, kind }: LabelDoubt): string {
  switch (kind) {
    case "missing":
      return of === "span" ? "A span may be missing" : "A relation may be missing";
    case "extra":
      return of === "span" ? "This span may be none" : "This relation may be none";
    case "type":
      return "Another type may be right";
    case "borders":
      return "Other borders may be right";
    case "reversed":
      return "The relation may go the other way";
  }
}

/** Why it is asked about. */
export function whySo({ score, right, strings, theirs, of }: LabelDoubt): string {
  const said: string[] = [];
  if (score !== null) {
    const what = theirs ? "read it so" : `say that there is no such ${of}`;
    const often =
      right && right.of > 0 ? `; they were right in ${right.right} of ${right.of} such cases` : "";
    said.push(`Models that did not learn this sentence ${what} with ${percent(score)}${often}.`);
  }
  if (strings) {
    const how = theirs ? `are labelled as ${theirs.type}` : "are not labelled";
    said.push(`The same words ${how} in ${strings.right} of ${strings.of} places.`);
  }
  return said.join(" ");
}
