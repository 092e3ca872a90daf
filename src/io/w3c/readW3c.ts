import { t } from "../../language/words.ts";
import { goldOfText } from "../annotatedText.ts";
import type { ReadTools } from "../format.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { JsonItem } from "../jsonContent.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import { baseName, type SourceFile } from "../sourceFile.ts";
import { annotationItems, isAnnotation, isPage, listOf } from "./annotation.ts";
import { linkOf } from "./links.ts";
import { stemOf, textBeside, textOfSource, textsAmong } from "./pairing.ts";
import { readAnnotations } from "./readAnnotations.ts";
import { sourceOf } from "./selectors.ts";

/** Files of annotations, and the texts that they are of. */
export function sniffW3c(files: readonly SourceFile[]): SourceFile[] {
  const annotated = files.filter(isAnnotations);
  if (annotated.length === 0) return [];
  const texts = textsAmong(files);
  const taken = new Set(annotated.flatMap((file) => [...textsOf(file, texts).keys()]));
  return files.filter((file) => annotated.includes(file) || taken.has(file));
}

function isAnnotations(file: SourceFile): boolean {
  const json = file.json();
  if (!json) return false;
  const isPageFile = json.kind === "value" && isPage(json.value);
  return isPageFile || annotationItems(json).some(({ value }) => isAnnotation(value));
}

/** Reads annotations with their texts, a document a text. */
export async function readW3c(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  const texts = textsAmong(files);
  const annotated = files.filter((file) => !texts.includes(file));
  for (const [i, file] of annotated.entries()) {
    await tools.step(file.path, i, annotated.length);
    readFile(file, texts, tools, into);
  }
  return into.result();
}

function readFile(
  file: SourceFile,
  texts: readonly SourceFile[],
  tools: ReadTools,
  into: Gathering,
): void {
  const { path } = file;
  const json = file.json();
  if (!json || json.kind === "broken") {
    into.refuse(path, json?.fault ?? t("is no JSON"), json?.place);
    return;
  }
  const leaveOut: LeaveOut = (kind, place) => into.leaveOut(kind, path, place);
  const note = (text: string) => into.note(path, text);
  if (json.kind === "lines")
    for (const fault of json.faults) leaveOut(t("lines that are not JSON"), fault);
  const found = textsOf(file, texts);
  if (found.size === 0) {
    into.refuse(
      path,
      t("its text is missing: add {wanted}", { wanted: `${baseName(stemOf(path))}.txt` }),
    );
    return;
  }
  const items = annotationItems(json);
  const known = new Set([...found.values()].flat());
  for (const { value, place } of items)
    if (!isAnnotation(value)) leaveOut(t("records that are no annotations"), place);
    else if (!known.has(value) && linkOf(value) === null)
      leaveOut(t("annotations of a text that is missing"), place);
  for (const [text, annotations] of found) {
    if (!text.text) {
      into.refuse(text.path, t("is no text"));
      continue;
    }
    const own = new Set<unknown>(annotations);
    const read = readAnnotations(
      text.text.text,
      items.filter(({ value }) => own.has(value) || isLink(value)),
      { leaveOut, note },
    );
    const whole = { ...read, text: text.text.text };
    into.addGold(goldOfText(whole, { path: text.path, part: 0, parts: 1 }, tools), path);
  }
}

const isLink = (value: unknown): boolean => isAnnotation(value) && linkOf(value) !== null;

/** The texts of a file's annotations, each with those that are of it. */
function textsOf(
  file: SourceFile,
  texts: readonly SourceFile[],
): Map<SourceFile, readonly unknown[]> {
  const json = file.json();
  const values = (json ? annotationItems(json) : []).map(({ value }: JsonItem) => value);
  const spans = values.filter((value) => isAnnotation(value) && linkOf(value) === null);
  const found = new Map<SourceFile, unknown[]>();
  const rest: unknown[] = [];
  for (const value of spans) {
    const sources = isAnnotation(value)
      ? listOf(value.target).flatMap((t) => sourceOf(t) ?? [])
      : [];
    const text = sources.map((source) => textOfSource(source, texts)).find(Boolean);
    if (text) found.set(text, [...(found.get(text) ?? []), value]);
    else rest.push(value);
  }
  const beside = textBeside(file.path, texts);
  // Sources are often addresses of pages: what has no text of its own is of the one beside.
  if (beside && (found.size === 0 || found.has(beside)))
    found.set(beside, [...(found.get(beside) ?? []), ...rest]);
  return found;
}
