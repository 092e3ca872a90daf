import type { Doc, Relation, Sentence } from "../../core/document/document.ts";
import { isolated, rightwards, visibly } from "../../language/unseen.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { entityText } from "../look/names.ts";
import type { Measure } from "./figureLines.ts";
import { cutToFit } from "./figureNames.ts";
import type { Figure } from "./figureParts.ts";
import { figureSentences, type ShownAnnotations } from "./figureSentences.ts";
import { layoutBlock } from "./layoutBlock.ts";

/** What a figure is made of. */
export interface FigureRequest {
  readonly doc: Doc;
  readonly looks: Looks;
  readonly sentences: readonly Sentence[];
  readonly annotations: ShownAnnotations;
  /** Pixels from side to side. */
  readonly width: number;
}

/** Around everything; arcs between lines run beside the text. */
const PADDING = { top: 10, bottom: 12, left: 22, right: 48 };
const NUMBER = 26;
const NOTE = 20;
/** Letters of a note, where the picture is wide enough. */
const LONGEST_NOTE = 120;

/** Draws sentences of a document to a width: all places follow from the widths of its words. */
export function figureOf(request: FigureRequest, measure: Measure): Figure {
  const { doc, looks, sentences, annotations, width } = request;
  const rows = figureSentences(doc, sentences, annotations);
  const numbered = sentences.length > 1;
  const left = PADDING.left + (numbered ? NUMBER : 0);
  const room = { doc, looks, measure, left, right: width - PADDING.right, numbered };
  let top = PADDING.top;
  const blocks = rows.map((block) => {
    const placed = { ...layoutBlock(block, room), top };
    top += placed.height;
    return placed;
  });
  const unlabelled = blocks.flatMap((block) => block.unlabelled);
  const fits = (text: string) => measure(text, "label") <= width - PADDING.left * 2;
  const notes = unlabelled.map((relation, i) => ({
    text: cutToFit(noteOf(relation, doc, looks), LONGEST_NOTE, fits),
    y: top + (i + 1) * NOTE,
  }));
  return {
    title: visibly(doc.name),
    width,
    height: Math.ceil(top + notes.length * NOTE + PADDING.bottom),
    blocks,
    notes,
    spans: rows.flat().flatMap(({ entities }) => entities),
    relations: rows.flat().flatMap(({ relations }) => relations),
  };
}

const noteOf = ({ head, tail, type }: Relation, doc: Doc, looks: Looks): string => {
  const [from, to] = [head, tail].map((id) => isolated(entityText(doc, id)));
  return rightwards(`${from} – ${isolated(lookOf(looks.relations, type).verbose)} → ${to}`);
};
