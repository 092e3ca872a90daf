/** What stands before the outermost element: declarations, comments, a DOCTYPE with what it declares. */
const PROLOG =
  /^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE(?:[^[>"']|"[^"]*"|'[^']*')*(?:\[[\s\S]*?\]\s*)?>)+/i;

const HEAD = 20_000;

/** The name of the outermost element of XML, as it is written; undefined where the text is none. */
export function rootOfXml(text: string): string | undefined {
  const start = text.slice(0, HEAD).replace(PROLOG, "");
  return /^<([\p{L}_][^\s/>]*)/u.exec(start)?.[1];
}
