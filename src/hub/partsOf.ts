import { z } from "zod";
import { parseJson } from "../io/readJson.ts";
import { checked } from "../model/checked.ts";

const index = z.object({ weight_map: z.record(z.string(), z.string()) });

/** The names of the parts that a list of weights names. @throws Error where it is none */
export const partsOf = (list: string, file: string): string[] => [
  ...new Set(Object.values(checked(index, parseJson(list, file), file).weight_map)),
];
