import { readFileSync } from "node:fs";
import type { Project } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
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
 * The texts of a file, or of stdin for `-`: one, or those of a project. A byte order mark stays in
 * it, since offsets count it as other readers of the file do. The documents of a project are known
 * by their names, or by their ids where a name is there twice.
 */
export async function inputTexts(file: string, tell: (what: string) => void): Promise<InputText[]> {
  if (isProjectFile(file)) return projectTexts((await readProjectFile(file)).project);
  const name = file === "-" ? "stdin" : fileName(file);
  const source = sourceFile(name, file === "-" ? new Uint8Array(readFileSync(0)) : readBytes(file));
  const where = file === "-" ? name : file;
  const { text, encoding, mark } = decoded(source, where);
  if (encoding === "Windows-1252") tell(`${where}: is not UTF-8: read as ${encoding}`);
  return [{ id: name, text: mark ? `\ufeff${text}` : text }];
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
