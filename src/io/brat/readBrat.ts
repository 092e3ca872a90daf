import type { Range } from "../../core/document/document.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { type Gathering, gathering, NO_TYPES, type Reading } from "../reading.ts";
import { baseName, folderOf, nearest, type SourceFile, withoutEnding } from "../sourceFile.ts";
import { isSymmetric, typeNames } from "../typeNames.ts";
import { parseBratConf, tellConfFaults } from "./bratConf.ts";
import { type NamesBack, parseVisualConf, withNamesBack } from "./bratNames.ts";
import { type BratAnnotations, readAnn } from "./readAnn.ts";

/** The files of brat: pairs of .txt and .ann, and what their folders say of types. */
export function sniffBrat(files: readonly SourceFile[]): SourceFile[] {
  const stems = new Set(files.filter(isAnn).map(({ path }) => withoutEnding(path)));
  return files.filter(
    (file) =>
      isAnn(file) ||
      file.path.endsWith(".conf") ||
      (isText(file) && stems.has(withoutEnding(file.path))),
  );
}

/** Reads pairs of .txt and .ann; an annotation.conf speaks for its folder and those below. */
export function readBrat(files: readonly SourceFile[], tools: ReadTools): Reading {
  const into = gathering();
  const settings = readSettings(files);
  for (const { types } of settings) into.addTypes(types);
  for (const { path, text } of files.filter(isConf)) {
    if (text) tellConfFaults(text.text, (kind, place) => into.leaveOut(kind, path, place));
    else into.refuse(path, t("is no text"));
  }
  const texts = new Map(files.filter(isText).map((file) => [withoutEnding(file.path), file]));
  for (const ann of files.filter(isAnn)) {
    const txt = texts.get(withoutEnding(ann.path));
    const wanted = `${withoutEnding(baseName(ann.path))}.txt`;
    if (txt) readPair({ ann, txt, settings: nearest(settings, ann.path) }, tools, into);
    else into.refuse(ann.path, t("its text is missing: add {wanted}", { wanted }));
  }
  return into.result();
}

/** What a folder says of types; `path` is that of one of its settings. */
interface Settings {
  readonly path: string;
  readonly types: ModelTypes;
  readonly names: NamesBack;
  /** Whether it lists the types, so that another is worth a word. */
  readonly listed: boolean;
}

function readSettings(files: readonly SourceFile[]): Settings[] {
  const named = (name: string) => files.filter(({ path }) => baseName(path) === name);
  const [confs, visuals] = [named("annotation.conf"), named("visual.conf")];
  const folders = new Set([...confs, ...visuals].map(({ path }) => folderOf(path)));
  return [...folders].map((folder) => {
    const conf = nearest(confs, folder)?.text;
    const names = parseVisualConf(nearest(visuals, folder)?.text?.text ?? "");
    const types = conf ? withNamesBack(parseBratConf(conf.text), names) : NO_TYPES;
    return { path: folder, types, names, listed: Boolean(conf) };
  });
}

interface Pair {
  readonly ann: SourceFile;
  readonly txt: SourceFile;
  readonly settings: Settings | undefined;
}

function readPair({ ann, txt, settings }: Pair, tools: ReadTools, into: Gathering): void {
  const file = ann.path;
  const leaveOut = (kind: string, place: object) => into.leaveOut(kind, file, place);
  const { text } = txt;
  if (!text || !ann.text) {
    into.refuse((text ? ann : txt).path, t("is no text"));
    return;
  }
  const note = (what: string) => into.note(file, what);
  const read = readAnn(text, ann.text.text, { leaveOut, note });
  if ("reason" in read) {
    into.refuse(file, read.reason, { line: read.line });
    return;
  }
  const { entities, relations, symmetric } = settings ? renamed(read, settings.names) : read;
  const types = withSymmetric(settings?.types ?? NO_TYPES, symmetric);
  into.addTypes(withSymmetric(NO_TYPES, symmetric));
  if (settings?.listed) tellUnlisted(settings.types, { entities, relations, symmetric }, note);
  const id = tools.newId(txt.path);
  const spans = entities.map(({ fragments: [first, ...more] }): Range => {
    return [first[0], (more.at(-1) ?? first)[1]];
  });
  const sentences = tools.segmentAround(id, text.text, spans);
  const named = { id, name: tools.nameOf(txt.path), text: text.text, createdAt: tools.now() };
  const listed = settings?.listed ? settings.types : null;
  into.addGold({ ...named, sentences, entities, relations, types, listed }, file);
}

/** Under the names that types have beside brat's files. */
const renamed = (read: BratAnnotations, names: NamesBack): BratAnnotations => ({
  entities: read.entities.map((e) => ({ ...e, type: names.entity(e.type).name })),
  relations: read.relations.map((r) => ({ ...r, type: names.relation(r.type).name })),
  symmetric: read.symmetric.map((type) => names.relation(type).name),
});

/** The types with those of `*` lines, which have no direction. */
function withSymmetric(types: ModelTypes, symmetric: readonly string[]): ModelTypes {
  const more = symmetric
    .filter((name) => !isSymmetric(types, name))
    .map((name) => [name, { ...typeNames(name), symmetric: true }] as const);
  const relations = Object.fromEntries([...Object.entries(types.relations), ...more]);
  return { entities: types.entities, relations };
}

/** brat itself only warns of such types. */
function tellUnlisted(types: ModelTypes, read: BratAnnotations, note: (text: string) => void) {
  const lacks = (known: object, used: readonly string[]) =>
    [...new Set(used)].filter((type) => !Object.hasOwn(known, type));
  const unlisted = [
    ...lacks(
      types.entities,
      read.entities.map(({ type }) => type),
    ),
    ...lacks(
      types.relations,
      read.relations.map(({ type }) => type),
    ),
  ];
  if (unlisted.length > 0) {
    note(
      t("types that annotation.conf does not list were added: {unlisted}", {
        unlisted: unlisted.join(", "),
      }),
    );
  }
}

const isConf = ({ path }: SourceFile): boolean => baseName(path) === "annotation.conf";
const isAnn = ({ path }: SourceFile): boolean => /\.ann$/i.test(path);
const isText = ({ path }: SourceFile): boolean => /\.(?:txt|text)$/i.test(path);
