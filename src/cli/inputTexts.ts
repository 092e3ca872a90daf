import { readFileSync } from "node:fs";
import type { Project } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { isHollow } from "../io/promisedByName.ts";
import { type SourceFile, sourceFile } from "../io/sourceFile.ts";
import { notPlainText, whyUnreadable } from "../io/unreadable.ts";
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
  if (isProjectFile(file)) return projectTexts(file, (await readProjectFile(file)).project, tell);
  const name = file === "-" ? "stdin" : fileName(file);
  const source = sourceFile(name, file === "-" ? new Uint8Array(readFileSync(0)) : readBytes(file));
  const where = file === "-" ? name : file;
  const { text, encoding, mark } = decoded(source, where);
  if (encoding === "Windows-1252") tell(`${where}: is not UTF-8: read as ${encoding}`);
  const empty = whyEmpty(text);
  if (empty !== undefined) tell(`${where}: ${empty}`);
  return [{ id: name, text: mark ? `\ufeff${text}` : text }];
}

/** Why nothing is predicted of a text; undefined: something may be. */
function whyEmpty(text: string): string | undefined {
  if (text === "") return "is empty: there is nothing to predict";
  return text.trim() === "" ? "holds only white space: there is nothing to predict" : undefined;
}

function projectTexts(file: string, project: Project, tell: (what: string) => void): InputText[] {
  const docs = liveDocs(project);
  const names = docs.map(({ name }) => name);
  const isOnce = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  if (docs.length === 0) tell(`${file}: holds no documents: there is nothing to predict`);
  return docs.map(({ id, name, text }) => {
    const empty = whyEmpty(text);
    if (empty !== undefined) tell(`${file}, ${name}: ${empty}`);
    return { id: isOnce(name) ? name : id, text };
  });
}

function decoded(source: SourceFile, where: string) {
  const other = notPlainText(source);
  if (other !== undefined) throw new UserError(`${where}: ${other}`);
  if (!source.text || isHollow(source)) throw new UserError(`${where}: ${whyUnreadable(source)}`);
  return source.text;
}
