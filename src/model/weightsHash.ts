import { formatSafetensors } from "../io/safetensors.ts";
import type { Weights } from "./weights.ts";

/**
 * Names weights as they are stored, in half precision, whatever order they come in; null where
 * nothing can be hashed, which is only so where nothing can be stored either.
 */
export async function weightsHash(weights: Weights): Promise<string | null> {
  const { subtle }: Partial<Crypto> = crypto;
  if (!subtle) return null;
  const sorted = new Map([...weights].sort(([a], [b]) => (a < b ? -1 : 1)));
  const digest = await subtle.digest("SHA-256", formatSafetensors(sorted, "F16"));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
