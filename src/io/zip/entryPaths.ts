import { t } from "../../language/words.ts";
import { ZipFault } from "./zipFault.ts";

/** How the names in a zip become paths below its own folder; a directory's ends with a slash. */
export type EntryPath = (name: Uint8Array) => string;

const LONGEST = 400;

/** Of a zip that this program wrote: any other name is a fault. @throws ZipFault */
export const exactPath: EntryPath = (name) => {
  const path = utf8(name);
  if (path === null) throw new ZipFault(t("holds a file with a name that is no text"));
  const steps = path.replace(/\/$/, "").split("/");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const isBad = path.length > LONGEST || /[\\:\u0000-\u001f\u007f]/.test(path);
  if (isBad || steps.some(leadsElsewhere))
    throw new ZipFault(
      t("holds a file with a name that is not read: {path}", { path: JSON.stringify(path) }),
    );
  return path;
};

/** Of a zip that any program wrote: what would lead out of its folder is left away. */
export const harmlessPath: EntryPath = (name) => {
  const path = (utf8(name) ?? codePage437(name)).replaceAll("\\", "/");
  const steps = path
    .replace(/^[A-Za-z]:/, "")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f]/g, " ")
    .split("/")
    .filter((step) => !leadsElsewhere(step));
  if (steps.length === 0) return "unnamed/";
  return steps.join("/") + (path.endsWith("/") ? "/" : "");
};

const leadsElsewhere = (step: string): boolean => step === "" || step === "." || step === "..";

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null; // what the decoder says names no file
  }
}

/** What names in a zip are written in that are not UTF-8, above ASCII. */
const ABOVE_ASCII =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

const codePage437 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : ABOVE_ASCII[byte - 0x80],
  ).join("");
