import type { TypeLook } from "../looks.ts";

/** The name of the key that chooses a type, if one does. */
export const typeKey = ({ key }: TypeLook): string | null => key;
