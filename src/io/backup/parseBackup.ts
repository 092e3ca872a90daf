import { z } from "zod";
import type { Doc, Project } from "../../core/document/document.ts";
import { sharedScopes, wholeScope } from "../../core/document/scope.ts";
import { doc, entityFault, relationFault, table, textFault } from "../../records/docRecord.ts";
import { schema, scope } from "../../records/schemaRecord.ts";
import type { Place } from "../importError.ts";
import type { JsonContent } from "../jsonContent.ts";
import { firstFault } from "../valueFault.ts";

/** Why a backup cannot be read, and where that stands. */
interface BackupFault {
  readonly place: Place;
  readonly fault: string;
}

/** In version 1 a confirmed sentence was one for all types. */
const confirmed = z.union([scope, z.literal(true)]);

const record = z.object({
  spanloom: z.literal("backup"),
  version: z.literal([1, 2], "a backup of another version of Spanloom"),
  project: z.object({ docs: table(doc.extend({ confirmed: table(confirmed) })), schema }),
});

/** Reads a backup, whole or not at all: half of a project would look like all of it. */
export function parseBackup(content: JsonContent): Project | BackupFault {
  if (content.kind === "broken") return content;
  if (content.kind === "lines") return { place: {}, fault: "not one JSON value, but lines" };
  const parsed = record.safeParse(content.value);
  if (!parsed.success) {
    const { field, fault } = firstFault(parsed.error);
    return { place: { field }, fault };
  }
  const { docs, schema: types } = parsed.data.project;
  const shared = sharedScopes();
  const whole = shared(wholeScope(types));
  const project: Project = {
    docs: Object.fromEntries(
      Object.entries(docs).map(([id, { confirmed: scopes, ...rest }]) => {
        const all = Object.entries(scopes);
        const known = all.map(([key, of]) => [key, of === true ? whole : shared(of)] as const);
        return [id, { ...rest, confirmed: Object.fromEntries(known) }];
      }),
    ),
    schema: types,
  };
  return projectFault(project) ?? project;
}

function projectFault({ docs, schema: types }: Project): BackupFault | null {
  for (const kind of ["entities", "relations"] as const) {
    const names = types[kind].map(({ name }) => name);
    const at = names.findIndex((name, i) => names.indexOf(name) < i);
    if (at >= 0) return faultAt(`schema.${kind}[${at}].name`, `"${names[at]}" is there twice`);
  }
  const seen = new Set<string>();
  for (const [id, one] of Object.entries(docs)) {
    const fault = docFault(id, one);
    if (fault) return fault;
    for (const { id: sentence } of one.sentences) {
      if (seen.has(sentence)) {
        return faultAt(`docs.${id}.sentences`, `the sentence ${sentence} is there twice`);
      }
      seen.add(sentence);
    }
  }
  return null;
}

function docFault(id: string, { id: own, text, sentences, entities, relations }: Doc) {
  const at = (field: string) => `docs.${id}.${field}`;
  if (own !== id) return faultAt(at("id"), `it calls itself ${own}`);
  const fault = textFault({ text, sentences }) ?? orderFault(sentences);
  if (fault !== null) return faultAt(at("sentences"), fault);
  for (const [key, entity] of Object.entries(entities)) {
    const wrong = nameFault(key, entity) ?? entityFault(entity, text);
    if (wrong !== null) return faultAt(at(`entities.${key}`), wrong);
  }
  for (const [key, relation] of Object.entries(relations)) {
    const wrong = nameFault(key, relation) ?? relationFault(relation, entities);
    if (wrong !== null) return faultAt(at(`relations.${key}`), wrong);
  }
  return null;
}

/** Sentences and their words follow each other; the words lie in their sentence. */
function orderFault(sentences: Doc["sentences"]): string | null {
  let last = 0;
  for (const { id, start, end, words } of sentences) {
    if (start < last || end < start) return `sentence ${id} covers ${start} to ${end}`;
    let at = start;
    for (const [from, to] of words) {
      if (from < at || to <= from || to > end) {
        return `a word of sentence ${id} covers ${from} to ${to}`;
      }
      at = to;
    }
    last = end;
  }
  return null;
}

const nameFault = (key: string, { id }: { readonly id: string }): string | null =>
  id === key ? null : `it calls itself ${id}`;

const faultAt = (field: string, fault: string): BackupFault => ({
  place: { field: `project.${field}` },
  fault,
});
