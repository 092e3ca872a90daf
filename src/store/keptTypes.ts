import type { ImportChoices } from "../io/import/importChoices.ts";

/** What was chosen before stays when files are read again. */
export const keptTypes = (
  chosen: ImportChoices["types"],
  proposed: ImportChoices["types"],
): ImportChoices["types"] => ({
  entity: new Map([...proposed.entity, ...chosen.entity]),
  relation: new Map([...proposed.relation, ...chosen.relation]),
});
