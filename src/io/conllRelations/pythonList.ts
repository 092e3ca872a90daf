const ITEM = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s,'"[\]][^,[\]]*)/gsu;

/** The items of a list as Python prints it: `['Work_For', "it's"]`, `[3, 14]`; null for no list. */
export function parsePythonList(written: string): string[] | null {
  const inner = /^\s*\[(.*)\]\s*$/su.exec(written)?.[1];
  if (inner === undefined) return null;
  const items = [...inner.matchAll(ITEM)];
  const rest = inner.replace(ITEM, "").replace(/[\s,]/g, "");
  if (rest !== "") return null;
  return items.map(([, single, double, bare]) => {
    const quoted = single ?? double;
    return quoted === undefined ? bare.trim() : unescaped(quoted);
  });
}

/** A list of strings as Python prints it. */
export const formatPythonList = (items: readonly string[]): string =>
  `[${items.map((item) => `'${item.replace(/[\\']/g, "\\$&")}'`).join(", ")}]`;

const ESCAPE = /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gisu;

const unescaped = (text: string): string =>
  text.replace(ESCAPE, (whole, x?: string, u?: string, long?: string, char?: string) => {
    const hex = x ?? u ?? long;
    if (hex === undefined) return char === "n" ? "\n" : char === "t" ? "\t" : (char ?? whole);
    const point = Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
