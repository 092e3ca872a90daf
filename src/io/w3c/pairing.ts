import { baseName, folderOf, type SourceFile, withoutEnding } from "../sourceFile.ts";

/** The name of a file of annotations as its text may have it: `a.w3c.json` is beside `a.txt`. */
export const stemOf = (path: string): string =>
  path
    .replace(/\.(?:json|jsonld|jsonl)$/i, "")
    .replace(/\.(?:w3c|anno|annotations?|webanno)$/i, "");

/** The texts among files; those of pairs of brat are not asked for. */
export function textsAmong(files: readonly SourceFile[]): SourceFile[] {
  const pairs = new Set(
    files.filter(({ path }) => /\.ann$/i.test(path)).map(({ path }) => withoutEnding(path)),
  );
  return files.filter(
    ({ path }) => /\.(?:txt|text|md)$/i.test(path) && !pairs.has(withoutEnding(path)),
  );
}

/** The text that a source names: by the name of its file, with or without its ending. */
export function textOfSource(source: string, texts: readonly SourceFile[]): SourceFile | undefined {
  const name = baseName(decoded(source.replace(/[?#].*$/, "").replace(/\/+$/, "")));
  if (name === "") return undefined;
  return (
    texts.find(({ path }) => baseName(path) === name) ??
    texts.find(({ path }) => withoutEnding(baseName(path)) === withoutEnding(name))
  );
}

/** The text beside a file of annotations: of its name, or else the only one of its folder. */
export function textBeside(path: string, texts: readonly SourceFile[]): SourceFile | undefined {
  const named = texts.find((text) => withoutEnding(text.path) === stemOf(path));
  const inFolder = texts.filter((text) => folderOf(text.path) === folderOf(path));
  return named ?? (inFolder.length === 1 ? inFolder[0] : undefined);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign of its own
  }
}
