import type { EntityType, Schema } from "../document/document.ts";

/**
 * The types for another project, with rules, colours and keys: what they were called before means
 * nothing there, and that they came with a model neither.
 */
export const copiedTypes = ({ entities, relations }: Schema): Schema => ({
  entities: entities.map(copied),
  relations: relations.map(copied),
});

function copied<T extends EntityType>(type: T): T {
  const { fromModel: _, ownNames: __, ...rest } = type;
  return { ...(rest as T), formerNames: [] };
}
