import type { DocStatus } from "../../core/review/docProgress.ts";
import type { IconName } from "../look/Icon.tsx";

/** How a document's status is shown: a form and words, so that no colour is needed. */
export const STATUS_LOOKS: Record<DocStatus, { readonly name: string; readonly icon: IconName }> = {
  notStarted: { name: "Not started", icon: "notStarted" },
  inProgress: { name: "In progress", icon: "inProgress" },
  done: { name: "Done", icon: "done" },
};
