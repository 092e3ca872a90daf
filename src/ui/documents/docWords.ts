import type { Doc } from "../../core/document/document.ts";
import type { DocStatus } from "../../core/review/docProgress.ts";
import { docProgress } from "../../core/review/docProgress.ts";
import type { IconName } from "../look/Icon.tsx";
import { counted } from "../look/names.ts";

/** "12 spans · 3 relations · 4 open"; what there is none of is left out. */
export function docCounts(doc: Doc): string {
  const { spans, relations, open } = docProgress(doc);
  if (spans === 0) return "No spans";
  return [
    counted(spans, "span"),
    relations > 0 && counted(relations, "relation"),
    open > 0 && `${open.toLocaleString("en")} open`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** "3 of 12 done · 340 spans confirmed" */
export function docTotals(docs: readonly Doc[]): string {
  const all = docs.map(docProgress);
  const done = all.filter(({ status }) => status === "done").length;
  const confirmed = all.reduce((sum, { confirmedSpans }) => sum + confirmedSpans, 0);
  return `${done.toLocaleString("en")} of ${docs.length.toLocaleString("en")} done · ${counted(confirmed, "span")} confirmed`;
}

/** What goes with documents: "2 documents with 14 spans and 3 relations". */
export function docContents(docs: readonly Doc[]): string {
  const all = docs.map(docProgress);
  const spans = all.reduce((sum, progress) => sum + progress.spans, 0);
  const relations = all.reduce((sum, progress) => sum + progress.relations, 0);
  const inside = `${counted(spans, "span")} and ${counted(relations, "relation")}`;
  return `${counted(docs.length, "document")} with ${inside}`;
}

const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, {
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** The day of a point in time, with its year where that is not the present one. */
export function shortDate(at: number, now = Date.now()): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayOfYear).format(at);
}

/** A name for a text: its first few words. */
export function nameFrom(text: string): string {
  const words = text.trim().split(/\s+/).slice(0, 6).join(" ");
  return words.length > 40 ? `${[...words].slice(0, 40).join("")}…` : words || "Untitled";
}

/** How a document's status is shown: a form and words, so that no colour is needed. */
export const STATUS_LOOKS: Record<DocStatus, { readonly name: string; readonly icon: IconName }> = {
  notStarted: { name: "Not started", icon: "notStarted" },
  inProgress: { name: "In progress", icon: "inProgress" },
  done: { name: "Done", icon: "done" },
};
