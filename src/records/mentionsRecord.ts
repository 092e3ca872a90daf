import { z } from "zod";

const ofKeys = z.object({ type: z.string(), keys: z.array(z.string()) });
const ofKey = z.object({ type: z.string(), key: z.string() });

/** What was said of which mentions name one thing. */
export const mentions = z.object({
  merged: z.array(ofKeys.extend({ name: z.string().exactOptional() })),
  apart: z.array(ofKey.extend({ forms: z.array(z.string()) })),
  noPlurals: z.array(ofKey),
  dismissed: z.array(ofKeys),
});
