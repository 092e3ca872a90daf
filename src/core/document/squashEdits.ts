import type { DocEdit, Edit } from "./edit.ts";

/** One edit that does what two do, one after the other. */
export function squashEdits(first: Edit, second: Edit): Edit {
  const schema = second.schema ?? first.schema;
  const mentions = second.mentions === undefined ? first.mentions : second.mentions;
  const inside = squashInside(first, second);
  return {
    ...squashDocs(first, second),
    ...(Object.keys(inside).length > 0 && { inside }),
    ...(schema && { schema }),
    ...(mentions !== undefined && { mentions }),
  };
}

/** The documents of both; of an import they are thousands, which are not copied where one has none. */
function squashDocs({ docs: first }: Edit, { docs: second }: Edit): Pick<Edit, "docs"> {
  if (first && second) return { docs: { ...first, ...second } };
  const docs = first ?? second;
  return docs ? { docs } : {};
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
