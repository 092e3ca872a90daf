import { plainText } from "./plainText.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it stands between tags, and in the value of an attribute. */
export const escapedHtml = (text: string): string =>
  plainText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
