import type { Doc, Project, Schema } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { entityFault, relationFault, textFault } from "../../records/docRecord.ts";

/** What is wrong with a project, and of which field. */
export interface ProjectFault {
  readonly field: string;
  readonly fault: string;
}

/** What the shape of types cannot say: that a name is there twice, or none at all. */
export function schemaFault(types: Schema): ProjectFault | null {
  for (const kind of ["entities", "relations"] as const) {
    const seen = new Set<string>();
    for (const [at, { name }] of types[kind].entries()) {
      if (name.trim() === "") return faultAt(`${kind}[${at}].name`, t("a type needs a name"));
      if (seen.has(name))
        return faultAt(`${kind}[${at}].name`, t('"{name}" is there twice', { name }));
      seen.add(name);
    }
  }
  return null;
}

/** What the shape of a project cannot say: names and ids that are there twice, ends that are missing. */
export function projectFault({ docs, schema: types }: Project): ProjectFault | null {
  const ofTypes = schemaFault(types);
  if (ofTypes) return faultAt(`schema.${ofTypes.field}`, ofTypes.fault);
  const seen = new Set<string>();
  for (const [id, one] of Object.entries(docs)) {
    const fault = docFault(id, one);
    if (fault) return fault;
    for (const { id: sentence } of one.sentences) {
      if (seen.has(sentence)) {
        return faultAt(
          `docs.${id}.sentences`,
          t("the sentence {sentence} is there twice", { sentence }),
        );
      }
      seen.add(sentence);
    }
  }
  return null;
}

function docFault(id: string, { id: own, text, sentences, entities, relations }: Doc) {
  const at = (field: string) => `docs.${id}.${field}`;
  if (own !== id) return faultAt(at("id"), t("it calls itself {own}", { own }));
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
    if (start < last || end < start)
      return t("sentence {id} covers {start} to {end}", { id, start, end });
    let at = start;
    for (const [from, to] of words) {
      if (from < at || to <= from || to > end) {
        return t("a word of sentence {id} covers {from} to {to}", { id, from, to });
      }
      at = to;
    }
    last = end;
  }
  return null;
}

const nameFault = (key: string, { id }: { readonly id: string }): string | null =>
  id === key ? null : t("it calls itself {own}", { own: id });

const faultAt = (field: string, fault: string): ProjectFault => ({ field, fault });
