import { cutForFile } from "./modelName.ts";

/** Names of devices: Windows has no file that is called so, whatever its ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?=\.|$)/iu;

/**
 * What somebody called something, as the name of a file or folder without its ending that Windows,
 * macOS and Linux take: letters, digits, ".", "_", "-" and blanks alone, none of the first and the
 * blanks at an end, no device, not too long.
 *
 * @param instead stands for each run of other signs
 * @param empty where nothing is left
 */
export function safeFileName(name: string, instead: string, empty: string): string {
  const plain = name.replace(/[^\p{L}\p{M}\p{N}._ -]+/gu, instead);
  const cut = cutForFile(plain.replace(/^[. ]+/, "")).replace(/[. ]+$/, "");
  const own = /[\p{L}\p{N}]/u.test(cut) ? cut : empty;
  return DEVICE.test(own) ? `_${own}` : own;
}
