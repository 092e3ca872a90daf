import { z } from "zod";
import type { HubOffer } from "./offer.ts";

const bytes = z.number().int().nonnegative();

/** An offer as it is stored with what was downloaded of it. */
export const offerRecord = z.object({
  id: z.string(),
  repo: z.string(),
  revision: z.string(),
  commit: z.string(),
  address: z.string(),
  licence: z.string().nullable(),
  kind: z.string().nullable(),
  files: z.array(
    z.object({
      path: z.string().regex(/^[^/\\]+$/),
      bytes,
      hash: z.object({ kind: z.enum(["sha256", "git-sha1"]), hex: z.string() }),
    }),
  ),
  bytes,
  refusal: z.string().nullable(),
}) satisfies z.ZodType<HubOffer>;

/** Reads a stored offer; null where it is damaged. */
export function parseOffer(text: string): HubOffer | null {
  try {
    return offerRecord.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What `parseOffer` reads. */
export const formatOffer = (offer: HubOffer): string => `${JSON.stringify(offer, null, 2)}\n`;
