import { t } from "../language/words.ts";

const BEGINNING = "version https://git-lfs.github.com/spec/";

/** So many first bytes of a file tell whether it is a pointer. */
export const POINTER_BYTES = BEGINNING.length;

/**
 * Whether a file, of which the beginning is given, is the text that Git keeps in place of a large one.
 *
 * @throws Error that names the file and says how it is fetched, if so
 */
export function checkNoPointer(first: Uint8Array, file: string): void {
  if (new TextDecoder().decode(first.subarray(0, POINTER_BYTES)) === BEGINNING)
    throw new Error(
      t("{file}: is a Git LFS pointer, not the file itself: fetch that with git lfs pull", {
        file,
      }),
    );
}
