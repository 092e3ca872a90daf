import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where libraries put styles into the page by themselves, and how their text is found. */
const INJECTED: readonly { readonly file: string; readonly style: RegExp }[] = [
  { file: "sonner/dist/index.mjs", style: /^__insertCSS\(("(?:[^"\\]|\\.)*")\)/m },
  { file: "react-aria/dist/private/interactions/usePress.mjs", style: TEXT_CONTENT() },
  { file: "react-aria/dist/private/overlays/usePreventScroll.mjs", style: TEXT_CONTENT() },
];

function TEXT_CONTENT(): RegExp {
  return /style\.textContent = (`[^`]*`)\.trim\(\)/;
}

/** Sonner adds its style before the text of it. */
const EMPTY = "";

/**
 * The hashes of the styles that libraries put into the page, as a policy names them: these texts are
 * allowed, and no others.
 *
 * @param modules the folder of packages
 * @throws Error where a library does it otherwise than is known here
 */
export function libraryStyles(modules: string): string[] {
  return [EMPTY, ...INJECTED.map(({ file, style }) => textOf(join(modules, file), style))].map(
    (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`,
  );
}

function textOf(file: string, style: RegExp): string {
  const source = readFileSync(file, "utf8");
  const literal = style.exec(source)?.[1];
  if (literal === undefined) throw new Error(`${file} adds its style in another way than before`);
  if (literal.startsWith('"')) return JSON.parse(literal);
  // Names of constants stand in it, each of a text of its own.
  const text = literal.slice(1, -1).replace(/\$\{([\w$]+)\}/g, (_, name: string) => {
    const [, value] = new RegExp(`const ${name.replaceAll("$", "\\$")} = '([^']*)'`).exec(source)!;
    return value;
  });
  return text.trim();
}
