import { say } from "../../language/words.ts";
import type { EntityType, RelationType, Schema } from "../document/document.ts";
import { otherNames } from "./otherNames.ts";
import { withTypes } from "./schema.ts";
import { TEMPLATES } from "./templates.ts";
import { typesOfSet } from "./typeSets.ts";

/**
 * The types of a template, by its id, called as the language of the page has it. They are English
 * ones that were renamed: models know them by their English names.
 */
export function templateSchema(id: string): Schema {
  const template = TEMPLATES.find((one) => one.id === id);
  if (!template) throw new Error(`there is no template "${id}"`);
  const schema = withTypes({ entities: [], relations: [] }, typesOfSet(template));
  const withRule = (type: RelationType): RelationType => {
    const rule = template.rules.get(type.name);
    return rule ? { ...type, heads: rule[0].map(say), tails: rule[1].map(say) } : type;
  };
  return {
    entities: schema.entities.map(inLanguage),
    relations: schema.relations.map(withRule).map(inLanguage),
  };
}

function inLanguage<T extends EntityType>(type: T): T {
  const name = say(type.name);
  if (name === type.name) return type;
  return {
    ...type,
    name,
    verbose: name,
    short: say(type.short),
    formerNames: [...type.formerNames, type.name],
    also: otherNames([type.name, ...(type.also ?? [])]),
  };
}
