import type { Doc, Project } from "../core/document/document.ts";
import type { History } from "../core/document/history.ts";
import { SAMPLE_TEXT } from "./sampleText.ts";

/**
 * Whether nothing here is the user's: no step was ever taken, and there is no document but the sample
 * as it came, with what the model says of it. A project file can take its place, history and all.
 */
export function isUntouched(project: Project, { undo, redo }: History): boolean {
  const docs = Object.values(project.docs);
  return undo.length + redo.length === 0 && docs.length <= 1 && docs.every(isSample);
}

function isSample({ text, trashedAt, confirmed, entities, relations }: Doc): boolean {
  const annotations = [...Object.values(entities), ...Object.values(relations)];
  return (
    text === SAMPLE_TEXT &&
    trashedAt === undefined &&
    Object.keys(confirmed).length === 0 &&
    annotations.every(({ by, status }) => by === "model" && status === "suggested")
  );
}
