import { z } from "zod";

const type = z.object({
  name: z.string(),
  short: z.string(),
  verbose: z.string(),
  also: z.array(z.string()).exactOptional(),
  formerNames: z.array(z.string()),
  ownNames: z.array(z.string()).exactOptional(),
  hue: z.number().exactOptional(),
  key: z.string().exactOptional(),
  place: z.number().int().nonnegative().exactOptional(),
  fromModel: z.literal(true).exactOptional(),
  suggestFrom: z.number().min(0).max(1).exactOptional(),
  notAnnotated: z.literal(true).exactOptional(),
});
const relationType = type.extend({
  symmetric: z.boolean(),
  heads: z.array(z.string()).exactOptional(),
  tails: z.array(z.string()).exactOptional(),
});
/** The types of a project. */
export const schema = z.object({
  entities: z.array(type),
  relations: z.array(relationType),
});
/** Names of types, for which a sentence is annotated. */
export const scope = z.object({ entities: z.array(z.string()), relations: z.array(z.string()) });
