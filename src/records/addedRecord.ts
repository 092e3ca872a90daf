import { z } from "zod";
import type { AddedModel } from "../core/lifecycle/addedModel.ts";
import { types } from "./versionRecord.ts";

const count = z.number().int().nonnegative();

/** What is told of an added model with its files. */
export type AddedRecord = Omit<AddedModel, "id" | "bytes">;

/** Contents of an added model's `added.json`. */
export const addedRecord = z.object({
  name: z.string(),
  origin: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("files") }),
    z.object({
      kind: z.literal("hub"),
      repo: z.string(),
      revision: z.string(),
      commit: z.string(),
    }),
  ]),
  createdAt: z.number(),
  licence: z.string().nullable(),
  what: z.enum(["encoder", "spert", "model"]),
  encoder: z.object({ label: z.string(), layers: count, hidden: count }),
  types,
}) satisfies z.ZodType<AddedRecord>;
