import type { Entity, Relation, Status } from "../../core/document/document.ts";
import type { Heading } from "../arcs/layout/scene.ts";
import type { WordRun } from "./figureLines.ts";

/** A rectangle of a figure, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What lies behind words: of the innermost span there. */
export interface Fill extends Area {
  readonly hue: number;
  readonly status: Status;
}

/** The underline of a span; "between" the pieces of a discontinuous one it is dotted. */
export interface Bar extends Area {
  readonly id: string;
  readonly hue: number;
  readonly look: Status | "between";
}

/** The type under the start of a span. */
export interface Tag extends Area {
  readonly id: string;
  readonly hue: number;
  readonly text: string;
}

/** A relation above its lines. A label without a place is not drawn: it is listed below. */
export interface FigureArc {
  readonly id: string;
  readonly hue: number;
  readonly status: Status;
  readonly path: string;
  readonly arrow: string | null;
  readonly label: (Area & { readonly text: string; readonly points: Heading | null }) | null;
}

/** A line of words, and where it is written. */
export interface WrittenLine {
  readonly left: number;
  readonly baseline: number;
  readonly runs: readonly WordRun[];
  /** The number of the sentence that begins with it, where there are several. */
  readonly number: string | null;
}

/** Sentences that relations join, laid out together; places are from the top of the block. */
export interface FigureBlock {
  readonly height: number;
  readonly lines: readonly WrittenLine[];
  readonly fills: readonly Fill[];
  readonly bars: readonly Bar[];
  readonly tags: readonly Tag[];
  readonly arcs: readonly FigureArc[];
  readonly gaps: string;
  /** The relations whose labels have no place. */
  readonly unlabelled: readonly Relation[];
}

/** A whole drawing: its blocks one below the other. */
export interface Figure {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly blocks: readonly (FigureBlock & { readonly top: number })[];
  /** Lines of text below the drawing. */
  readonly notes: readonly { readonly text: string; readonly y: number }[];
  readonly spans: readonly Entity[];
  readonly relations: readonly Relation[];
}
