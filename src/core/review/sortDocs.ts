import type { Doc } from "../document/document.ts";
import { type DocStatus, docProgress } from "./docProgress.ts";

/** Orders of the list of documents: by when they were added, by name, by what is left to do. */
export type DocOrder = "oldest" | "newest" | "name" | "progress" | "open";

/** Which documents the list shows, in which order. */
export interface DocListing {
  readonly order: DocOrder;
  /** Part of the name. */
  readonly name: string;
  readonly status: DocStatus | null;
  /** A type, as `typeKey` writes it, of which there is an annotation. */
  readonly type: string | null;
}

/** Every document, oldest first. */
export const ALL_DOCS: DocListing = { order: "oldest", name: "", status: null, type: null };

/** Whether some documents may be left out. */
export const isFiltered = ({ name, status, type }: DocListing): boolean =>
  name.trim() !== "" || status !== null || type !== null;

/** The documents that a listing shows, in its order; of equals the older one comes first. */
export function sortDocs(docs: readonly Doc[], listing: DocListing): Doc[] {
  const compare = ORDERS[listing.order];
  return docs
    .filter((doc) => isListed(doc, listing))
    .sort((a, b) => compare(a, b) || a.createdAt - b.createdAt);
}

function isListed(doc: Doc, { name, status, type }: DocListing): boolean {
  if (name.trim() !== "" && !plain(doc.name).includes(plain(name.trim()))) return false;
  const progress = docProgress(doc);
  return (
    (status === null || progress.status === status) && (type === null || progress.types.has(type))
  );
}

/** How a name is compared: capital letters, accents and the width of letters make no difference. */
const plain = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();

const names = new Intl.Collator(undefined, { numeric: true });

const ORDERS: Record<DocOrder, (a: Doc, b: Doc) => number> = {
  oldest: () => 0,
  newest: (a, b) => b.createdAt - a.createdAt,
  name: (a, b) => names.compare(a.name, b.name),
  progress: (a, b) => shareDone(a) - shareDone(b),
  open: (a, b) => docProgress(b).open - docProgress(a).open,
};

function shareDone(doc: Doc): number {
  const { confirmedSentences, sentences } = docProgress(doc);
  return sentences === 0 ? 1 : confirmedSentences / sentences;
}
