import type { DocEdit, Edit } from "./edit.ts";

/** One edit that does what two do, one after the other. */
export function squashEdits(first: Edit, second: Edit): Edit {
  const schema = second.schema ?? first.schema;
  const inside = squashInside(first, second);
  return {
    ...((first.docs || second.docs) && { docs: { ...first.docs, ...second.docs } }),
    ...(Object.keys(inside).length > 0 && { inside }),
    ...(schema && { schema }),
  };
}

function squashInside(first: Edit, second: Edit): Record<string, DocEdit> {
  const inside: Record<string, DocEdit> = { ...first.inside };
  // A document that comes or goes whole leaves nothing of what was done inside it before.
  for (const id of Object.keys(second.docs ?? {})) delete inside[id];
  for (const [id, edit] of Object.entries(second.inside ?? {})) {
    inside[id] = Object.hasOwn(inside, id) ? squashDocEdits(inside[id], edit) : edit;
  }
  return inside;
}

const squashDocEdits = (first: DocEdit, second: DocEdit): DocEdit => ({
  ...first,
  ...second,
  ...squashTable("entities", first, second),
  ...squashTable("relations", first, second),
  ...squashTable("confirmed", first, second),
});

/** The changes of a table, where there are any. */
const squashTable = <K extends "entities" | "relations" | "confirmed">(
  table: K,
  first: DocEdit,
  second: DocEdit,
) => (first[table] || second[table]) && { [table]: { ...first[table], ...second[table] } };
