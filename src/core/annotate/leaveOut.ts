import { t } from "../../language/words.ts";
import { sentenceById } from "../document/docIndex.ts";
import type { Doc, Project } from "../document/document.ts";
import type { DocEdit, NamedEdit, Refusal } from "../document/edit.ts";
import { remembered } from "../document/remembered.ts";

/** A sentence of a project. */
export interface SentenceRef {
  readonly doc: string;
  readonly sentence: string;
}

const NONE: readonly string[] = [];
const setOf = remembered((ids: readonly string[]): ReadonlySet<string> => new Set(ids));

/** Whether a sentence is left out of training. */
export const isLeftOut = ({ notTrained = NONE }: Doc, sentence: string): boolean =>
  setOf(notTrained).has(sentence);

/**
 * Leaves sentences out of training, or takes them in again; they stay confirmed. Sentences that are
 * gone are forgotten on the way.
 */
export function leaveOut(
  project: Project,
  sentences: readonly SentenceRef[],
  isOut: boolean,
): NamedEdit | Refusal {
  const chosen = new Map<string, string[]>();
  let count = 0;
  for (const { doc: id, sentence } of sentences) {
    const doc = Object.hasOwn(project.docs, id) ? project.docs[id] : undefined;
    if (!doc || !sentenceById(doc, sentence) || isLeftOut(doc, sentence) === isOut) continue;
    const there = chosen.get(id);
    if (there) there.push(sentence);
    else chosen.set(id, [sentence]);
    count++;
  }
  if (count === 0)
    return { refused: isOut ? t("They are left out already.") : t("None of them is left out.") };
  const inside = [...chosen].map(([id, ids]) => [id, changed(project.docs[id], ids, isOut)]);
  return {
    name: isOut
      ? t("Leave {count, plural, one {a sentence} other {# sentences}} out of training", { count })
      : t("Take {count, plural, one {a sentence} other {# sentences}} into training", { count }),
    edit: { inside: Object.fromEntries(inside) },
  };
}

function changed(doc: Doc, ids: readonly string[], isOut: boolean): DocEdit {
  const gone = new Set(ids);
  const still = (doc.notTrained ?? NONE).filter((id) => !gone.has(id) && sentenceById(doc, id));
  return { notTrained: orNull(isOut ? [...still, ...ids] : still) };
}

/** What sentences become part of the edit that makes others of them: those are left out with them. */
export function leftOutWith(
  doc: Doc,
  parts: readonly string[],
  made: readonly string[],
): Pick<DocEdit, "notTrained"> {
  const { notTrained } = doc;
  if (!notTrained || !parts.some((id) => isLeftOut(doc, id))) return {};
  const others = notTrained.filter((id) => !parts.includes(id));
  return { notTrained: [...others, ...made] };
}

const orNull = (ids: readonly string[]): readonly string[] | null => (ids.length > 0 ? ids : null);
