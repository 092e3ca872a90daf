import type { Entity, Relation } from "../document/document.ts";

/** Whether it is a suggestion of the model that nobody decided: the next prediction replaces it. */
export const isPredicted = ({ status, by }: Entity | Relation): boolean =>
  status === "suggested" && by === "model";
