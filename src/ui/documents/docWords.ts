import type { Doc } from "../../core/document/document.ts";
import type { DocStatus } from "../../core/review/docProgress.ts";
import { docProgress } from "../../core/review/docProgress.ts";
import { timeFormat } from "../../language/dates.ts";
import { t } from "../../language/words.ts";
import type { IconName } from "../look/Icon.tsx";

/** "12 spans · 3 relations · 4 open"; what there is none of is left out. */
export function docCounts(doc: Doc): string {
  const { spans, relations, open } = docProgress(doc);
  if (spans === 0) return t("No spans");
  return [
    t("{spans, plural, one {# span} other {# spans}}", { spans }),
    relations > 0 && t("{relations, plural, one {# relation} other {# relations}}", { relations }),
    open > 0 && t("{open, number} open", { open }),
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "3 of 12 done · 340 spans confirmed" */
export function docTotals(docs: readonly Doc[]): string {
  const all = docs.map(docProgress);
  const done = all.filter(({ status }) => status === "done").length;
  const confirmed = all.reduce((sum, { confirmedSpans }) => sum + confirmedSpans, 0);
  return t(
    "{done, number} of {docs, number} done · {confirmed, plural, one {# span} other {# spans}} confirmed",
    { done, docs: docs.length, confirmed },
  );
}

/** What goes with documents: "2 documents with 14 spans and 3 relations". */
export function docContents(docs: readonly Doc[]): string {
  const all = docs.map(docProgress);
  const spans = all.reduce((sum, progress) => sum + progress.spans, 0);
  const relations = all.reduce((sum, progress) => sum + progress.relations, 0);
  const inside = t(
    "{spans, plural, one {# span} other {# spans}} and {relations, plural, one {# relation} other {# relations}}",
    { spans, relations },
  );
  return t("{docs, plural, one {# document} other {# documents}} with {inside}", {
    docs: docs.length,
    inside,
  });
}

const day = timeFormat({ day: "numeric", month: "short" });
const dayOfYear = timeFormat({
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** The day of a point in time, with its year where that is not the present one. */
export function shortDate(at: number, now = Date.now()): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayOfYear)(at);
}

/** A name for a text: its first few words. */
export function nameFrom(text: string): string {
  const words = text.trim().split(/\s+/).slice(0, 6).join(" ");
  return words.length > 40 ? `${[...words].slice(0, 40).join("")}…` : words || t("Untitled");
}

/** How a document's status is shown: a form and words, so that no colour is needed. */
export const STATUS_LOOKS: Record<DocStatus, { readonly name: string; readonly icon: IconName }> = {
  notStarted: {
    get name() {
      return t("Not started");
    },
    icon: "notStarted",
  },
  inProgress: {
    get name() {
      return t("In progress");
    },
    icon: "inProgress",
  },
  done: {
    get name() {
      return t("Done");
    },
    icon: "done",
  },
};
