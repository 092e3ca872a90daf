/** The entries of the last column by name; those without a name are under the empty one. */
export function readMisc(cell: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (cell === "_") return found;
  for (const entry of cell.split("|")) {
    const at = entry.indexOf("=");
    const key = at < 0 ? "" : entry.slice(0, at).trim();
    if (!found.has(key)) found.set(key, entry.slice(at + 1));
  }
  return found;
}

export const formatMisc = (entries: readonly (readonly [key: string, value: string])[]): string =>
  entries.length === 0 ? "_" : entries.map(([key, value]) => `${key}=${value}`).join("|");

const SPACES: ReadonlyMap<string, string> = new Map([
  ["s", " "],
  ["t", "\t"],
  ["n", "\n"],
  ["r", "\r"],
  ["p", "|"],
  ["\\", "\\"],
]);

/** Blanks as UDPipe writes them: `\s`, `\t`, `\r`, `\n`. */
export const readSpaces = (written: string): string =>
  written.replace(/\\(.)/gsu, (whole, sign: string) => SPACES.get(sign) ?? whole);

export const formatSpaces = (spaces: string): string =>
  [...spaces]
    .map((one) => {
      const sign = [...SPACES].find(([, meant]) => meant === one)?.[0];
      return sign === undefined ? one : `\\${sign}`;
    })
    .join("");

/** What stands after a word, where its entries say it. */
export function spacesAfter(misc: ReadonlyMap<string, string>): string | null {
  const written = misc.get("SpacesAfter");
  if (written !== undefined) return readSpaces(written);
  return misc.get("SpaceAfter") === "No" ? "" : null;
}

/** A name inside an entry: what has a meaning there is written as `%` and its bytes. */
export const escaped = (name: string): string =>
  name.replace(/[\s%()|=,:>[\]-]/gu, (char) =>
    [...new TextEncoder().encode(char)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join(""),
  );

export function unescaped(written: string): string {
  return written.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes; // no text in UTF-8: it was meant as it is
    }
  });
}
