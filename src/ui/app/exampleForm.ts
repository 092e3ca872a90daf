import type { TypeRef } from "../../core/review/knowledge.ts";

/** What of the training set is shown. */
export interface ExampleForm {
  readonly showing: "sentences" | "types" | "doubts";
  readonly text: string;
  readonly type: TypeRef | null;
  readonly doc: string | null;
  readonly source: "any" | "annotated" | "imported";
  readonly side: "any" | "training" | "heldOut" | "leftOut";
  /** The sentence that was opened in the text last: the list goes on there. */
  readonly opened: string | null;
}

/** As the page is opened. */
export const INITIAL_EXAMPLES: ExampleForm = {
  showing: "sentences",
  text: "",
  type: null,
  doc: null,
  source: "any",
  side: "any",
  opened: null,
};

/** How many filters narrow the list, beside the text. */
export const countExampleFilters = ({ type, doc, source, side }: ExampleForm): number =>
  [type !== null, doc !== null, source !== "any", side !== "any"].filter(Boolean).length;

/** The form without its filters. */
export const withoutFilters = ({ showing, opened }: ExampleForm): ExampleForm => ({
  ...INITIAL_EXAMPLES,
  showing,
  opened,
});
