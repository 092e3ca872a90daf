import { readFileSync } from "node:fs";
import type { Project } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { jsonContent } from "../io/jsonContent.ts";
import { type SourceFile, sourceFile } from "../io/sourceFile.ts";
import { notPlainText } from "../io/unreadable.ts";
import { fileName, readBytes } from "./files.ts";
import { isProjectFile, readProjectFile } from "./projectFile.ts";
import { UserError } from "./userError.ts";

/** A text to predict, and what its lines of output are known by. */
export interface InputText {
  readonly id: string | number;
  readonly text: string;
}

/**
 * The texts of a file, or of stdin for `-`: the file's, or with `jsonl` one a line. A byte order
 * mark stays in a text of its own, since offsets count it as other readers of the file do. The
 * documents of a project are known by their names, or by their ids where a name is there twice.
 */
export async function inputTexts(
  file: string,
  jsonl: boolean,
  tell: (what: string) => void,
): Promise<InputText[]> {
  if (isProjectFile(file)) return projectTexts((await readProjectFile(file)).project);
  const name = file === "-" ? "stdin" : fileName(file);
  const source = sourceFile(name, file === "-" ? new Uint8Array(readFileSync(0)) : readBytes(file));
  const where = file === "-" ? name : file;
  const { text, encoding, mark } = decoded(source, where);
  if (encoding === "Windows-1252") tell(`${where}: is not UTF-8: read as ${encoding}`);
  if (!jsonl) return [{ id: name, text: mark ? `\ufeff${text}` : text }];
  return text
    .split("\n")
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => parseLine(line, number, `${where}, line ${number}`));
}

function projectTexts(project: Project): InputText[] {
  const docs = liveDocs(project);
  const names = docs.map(({ name }) => name);
  const isOnce = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  return docs.map(({ id, name, text }) => ({ id: isOnce(name) ? name : id, text }));
}

function decoded(source: SourceFile, where: string) {
  const other = notPlainText(source);
  if (other !== undefined) throw new UserError(`${where}: ${other}`);
  if (!source.text) throw new UserError(`${where}: is no text`);
  return source.text;
}

/** A text, or an object with one; without an id of its own it is known by its line. */
function parseLine(line: string, number: number, where: string): InputText {
  const json = jsonContent(line);
  if (json.kind !== "value") {
    throw new UserError(`${where}: ${json.kind === "broken" ? json.fault : "not JSON"}`);
  }
  if (typeof json.value === "string") return { id: number, text: json.value };
  const { id, text } = (json.value ?? {}) as Record<string, unknown>;
  if (typeof text !== "string") throw new UserError(`${where}, text: a string is wanted`);
  if (id === undefined || id === null) return { id: number, text };
  if (typeof id === "string" || typeof id === "number") return { id, text };
  throw new UserError(`${where}, id: a string or a number is wanted`);
}
