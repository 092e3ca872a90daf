import { z } from "zod";

const type = z.object({
  name: z.string(),
  short: z.string(),
  verbose: z.string(),
  formerNames: z.array(z.string()),
  hue: z.number().exactOptional(),
  key: z.string().exactOptional(),
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
