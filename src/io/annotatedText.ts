import type { Range } from "../core/document/document.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { ReadTools } from "./format.ts";
import type { GoldDoc, GoldEntity, GoldRelation } from "./goldDoc.ts";
import type { Metadata } from "./metadata.ts";
import { NO_TYPES } from "./reading.ts";
import { withoutEnding } from "./sourceFile.ts";

/** A text with annotations, one of several that a file may hold. */
export interface AnnotatedText {
  readonly text: string;
  readonly entities: readonly GoldEntity[];
  readonly relations: readonly GoldRelation[];
  readonly types?: ModelTypes | undefined;
  readonly metadata?: Metadata | undefined;
  /** Its name, where the file says it. */
  readonly name?: string | undefined;
}

/** Where it stands among the texts of its file. */
export interface PartOf {
  readonly path: string;
  readonly part: number;
  readonly parts: number;
}

/** The document of a text of a file: cut into sentences around its spans. */
export function goldOfText(
  { text, entities, relations, types, metadata, name }: AnnotatedText,
  { path, part, parts }: PartOf,
  tools: ReadTools,
): GoldDoc {
  const id = tools.newId(path, parts > 1 ? part : undefined);
  const spans = entities.map(
    ({ fragments }): Range => [fragments[0][0], fragments.at(-1)![1]] as const,
  );
  const ofFile = tools.nameOf(path);
  return {
    id,
    name: name ?? (parts > 1 ? `${withoutEnding(ofFile)} ${part + 1}` : ofFile),
    text,
    sentences: tools.segmentAround(id, text, spans),
    entities,
    relations,
    types: types ?? NO_TYPES,
    listed: null,
    ...(metadata && { metadata }),
    createdAt: tools.now(),
  };
}
