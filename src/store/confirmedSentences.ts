import { isLeftOut } from "../core/annotate/leaveOut.ts";
import { entitiesIn, relationsOf, sentenceById } from "../core/document/docIndex.ts";
import type { Doc, Entity, Project, Relation, Scope, Sentence } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { isSameScope, wholeScope } from "../core/document/scope.ts";
import { exampleOf, type SentenceExample } from "../core/learn/exampleOf.ts";

/** A confirmed sentence as the model trains on it. */
export interface ConfirmedSentence extends SentenceExample {
  /** The id of its document. */
  readonly doc: string;
  readonly sentence: Sentence;
  readonly isLeftOut: boolean;
  readonly source: ExampleSource;
}

/** Whose the annotations of a sentence are: made here, read from a file, or some of each. */
export type ExampleSource = "annotated" | "imported" | "both";

const ofDocs = new WeakMap<
  Doc,
  { readonly types: Scope; readonly found: readonly ConfirmedSentence[] }
>();
const ofProjects = new WeakMap<Project, readonly ConfirmedSentence[]>();

/**
 * The confirmed sentences of a project, document by document, those that are left out too; none of
 * documents in the trash.
 */
export function confirmedSentences(project: Project): readonly ConfirmedSentence[] {
  let found = ofProjects.get(project);
  if (!found) {
    const types = wholeScope(project.schema);
    found = liveDocs(project).flatMap((doc) => confirmedOf(doc, types));
    ofProjects.set(project, found);
  }
  return found;
}

function confirmedOf(doc: Doc, types: Scope): readonly ConfirmedSentence[] {
  const before = ofDocs.get(doc);
  if (before && isSameScope(before.types, types)) return before.found;
  // A sentence without any is from where the others of its document are.
  const whole = sourceOf(Object.values(doc.entities), "annotated");
  const sentences = Object.keys(doc.confirmed).flatMap((id) => sentenceById(doc, id) ?? []);
  const found = sentences
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => a.start - b.start)
    .map((sentence) => confirmedOnce(doc, sentence, { types, whole }));
  ofDocs.set(doc, { types, found });
  return found;
}

interface Made {
  /** What it was made of. */
  readonly of: readonly unknown[];
  readonly is: ConfirmedSentence;
}

const ofSentences = new WeakMap<Sentence, Made>();

/** Made again only when something in the sentence changed: an edit changes one of thousands. */
function confirmedOnce(
  doc: Doc,
  sentence: Sentence,
  { types, whole }: { readonly types: Scope; readonly whole: ExampleSource },
): ConfirmedSentence {
  const entities: readonly Entity[] = entitiesIn(doc, sentence);
  const relations: readonly Relation[] = entities.flatMap(({ id }) => relationsOf(doc, id));
  const isOut = isLeftOut(doc, sentence.id);
  const source = sourceOf([...entities, ...relations], whole === "both" ? "annotated" : whole);
  const scope = doc.confirmed[sentence.id];
  const of = [...entities, ...relations, types, scope, doc.id, isOut, source];
  const known = ofSentences.get(sentence);
  if (known?.of.length === of.length && of.every((one, i) => one === known.of[i])) return known.is;
  const made = exampleOf(doc, sentence, types);
  const is = { doc: doc.id, sentence, isLeftOut: isOut, source, ...made };
  ofSentences.set(sentence, { of, is });
  return is;
}

function sourceOf(made: readonly (Entity | Relation)[], none: ExampleSource): ExampleSource {
  const confirmed = made.filter(({ status }) => status === "confirmed");
  if (confirmed.length === 0) return none;
  const imported = confirmed.filter(({ by }) => by === "import").length;
  if (imported === 0) return "annotated";
  return imported === confirmed.length ? "imported" : "both";
}
