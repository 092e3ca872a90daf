import type { TypeRef } from "../../core/review/knowledge.ts";
import { ALL_DOCS, type DocListing } from "../../core/review/sortDocs.ts";
import type { Caret } from "../places/caret.ts";
import type { WindowBox } from "../places/dom.ts";
import { type AgreementForm, INITIAL_AGREEMENT } from "./agreementForm.ts";
import { type ExampleForm, INITIAL_EXAMPLES } from "./exampleForm.ts";
import { type FindForm, INITIAL_FORM } from "./findForm.ts";
import { INITIAL_PROOF, type ProofView } from "./proofView.ts";
import { INITIAL_TRIPLES, type TripleForm } from "./tripleForm.ts";

/** What a type is being chosen for. */
export type Choosing =
  | { kind: "newEntity"; start: number; end: number; by?: "words" | "characters" }
  /** An entity gets these borders, too. */
  | { kind: "moveEntity"; id: string; start: number; end: number }
  | { kind: "retypeEntity"; id: string }
  | { kind: "retypeRelation"; id: string };

/** The open dialog. */
export type OpenDialog =
  /** `html` is the same with its layout, as it was copied. */
  | { kind: "newText"; text: string; html?: string }
  | { kind: "help"; page: HelpPageId }
  | { kind: "palette" }
  | { kind: "keys" }
  | { kind: "types" }
  | { kind: "history" }
  | { kind: "trash" }
  | { kind: "storage" }
  | { kind: "faults" }
  | { kind: "projects" }
  | { kind: "newProject" }
  | { kind: "renameProject"; project: string }
  | { kind: "leftOut" }
  | { kind: "bulk" }
  /** Labels every occurrence of this text. */
  | { kind: "occurrences"; text: string; type: string | null }
  | { kind: "erase" }
  /** Draws sentences of a document, to begin with the one that the user was at. */
  /** Compares the project with a file, or this document of it with another one. */
  | { kind: "compare"; doc: string | null }
  | { kind: "figure"; doc: string; sentence: string | null }
  | { kind: "rename" | "editText"; doc: string };

/** The pages of the help, in their order. */
export const HELP_PAGES = [
  "annotate",
  "train",
  "numbers",
  "formats",
  "keys",
  "keeping",
  "privacy",
] as const;
export type HelpPageId = (typeof HELP_PAGES)[number];

/** What belongs to the page and not to the project: it is neither stored nor undone. */
export interface ViewState {
  readonly caret: Caret | null;
  readonly choosing: { readonly what: Choosing; readonly at: WindowBox } | null;
  /** Hint letters typed so far while the tail of a relation is being picked. */
  readonly typedHint: string;
  /** A relation that is being drawn with the pointer. */
  readonly drag: Drag | null;
  readonly showRejected: boolean;
  /** Whether drafts of a model in training are drawn in the text. */
  readonly showDraft: boolean;
  /** The entity or relation under the pointer. */
  readonly hovered: string | null;
  /** A bundle of arcs that was opened: its relations, and where. */
  readonly bundle: { readonly ids: readonly string[]; readonly at: WindowBox } | null;
  /** Where the menu of what is selected is open. */
  readonly menu: WindowBox | null;
  /** Ids of the commands that were chosen from the palette, latest first. */
  readonly recent: readonly string[];
  readonly dialog: OpenDialog | null;
  /** Which documents are listed, in which order. */
  readonly listing: DocListing;
  /** Where the user is in the tour; null: it is not shown. */
  readonly tour: TourPlace | null;
  /** The one pane that narrow screens show. */
  readonly pane: "documents" | "text" | "inspector";
  /** What the middle pane shows. */
  readonly center: CenterId;
  /** The tab of the inspector. */
  readonly tab: "annotate" | "find" | "train";
  /** The type for which the user goes through sentences that were confirmed without it. */
  readonly typeReview: TypeRef | null;
  /** The sentence that the user is at in the queue. */
  readonly walk: QueuePlace | null;
  /** What the Find tab looks for. */
  readonly find: FindForm;
  /** What the training set shows. */
  readonly examples: ExampleForm;
  /** What the triples show. */
  readonly triples: TripleForm;
  /** What the comparison with somebody else's annotations shows. */
  readonly agreement: AgreementForm;
  /** Whether the evidence for what is selected is shown. */
  readonly evidence: boolean;
  /** What of a training's changes is shown. */
  readonly proof: ProofView;
  /** A place of the open document to scroll to; a new object each time. */
  readonly reveal: { readonly doc: string; readonly offset: number } | null;
  /** Said by screen readers as soon as it changes. */
  readonly announcement: string;
}

export interface Drag {
  readonly head: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  /** The entity under the pointer. */
  readonly over: string | null;
}

/** A step of the tour. */
export interface TourPlace {
  /** From 0. */
  readonly step: number;
  /** The last step was done: what came of it is said. */
  readonly isOver: boolean;
}

/** A sentence of a document, by their ids. */
export interface QueuePlace {
  readonly doc: string;
  readonly sentence: string;
}

/** What the middle pane can show, beside the text. */
export type CenterId =
  | "text"
  | "queue"
  | "proof"
  | "examples"
  | "errors"
  | "triples"
  | "models"
  | "agreement";

export const INITIAL_VIEW: ViewState = {
  caret: null,
  choosing: null,
  typedHint: "",
  drag: null,
  showRejected: false,
  showDraft: true,
  hovered: null,
  bundle: null,
  menu: null,
  recent: [],
  dialog: null,
  listing: ALL_DOCS,
  tour: null,
  pane: "text",
  center: "text",
  tab: "annotate",
  typeReview: null,
  walk: null,
  find: INITIAL_FORM,
  examples: INITIAL_EXAMPLES,
  triples: INITIAL_TRIPLES,
  agreement: INITIAL_AGREEMENT,
  evidence: false,
  proof: INITIAL_PROOF,
  reveal: null,
  announcement: "",
};
