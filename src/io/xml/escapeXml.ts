import { t } from "../../language/words.ts";

/** What no text of XML can hold: most control characters, and halves of characters. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\t", "&#9;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
]);

const sign = (char: string): string => SIGNS.get(char)!;

/** A text between tags; what XML cannot hold is the sign for that. */
export const xmlText = (text: string): string =>
  text.replace(NOT_XML, "\ufffd").replace(/[&<>\r]/g, sign);

/** A text in quotes, as the value of an attribute. */
export const xmlValue = (text: string): string =>
  text.replace(NOT_XML, "\ufffd").replace(/[&<>"\t\n\r]/g, sign);

/** How many characters of a text XML cannot hold. */
export const notXml = (text: string): number => text.match(NOT_XML)?.length ?? 0;

/** What is counted as left out. */
export const notInXml = (): string => t("characters that XML cannot hold");
