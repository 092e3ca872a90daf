import type { TypeLook } from "../looks.ts";

/** The name of the key that chooses a type, if one does. */
export const typeKey = ({ digit }: TypeLook): string | null =>
  digit === null ? null : String(digit);
