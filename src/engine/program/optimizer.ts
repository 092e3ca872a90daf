import { adamW } from "../../kernels/adamW.ts";
import { adamWRows } from "../../kernels/adamWRows.ts";
import { SQUARE_PARTS, squares } from "../../kernels/squares.ts";
import { summary } from "../../kernels/summary.ts";
import type { MovedChunk } from "../plan/movedPart.ts";
import { input, type ProgramBuilder, persistent, type Ref } from "./program.ts";
import type { Step, Update } from "./step.ts";

/** A norm that no gradient has, within single precision. */
const UNCLIPPED = 3e38;

/** What is updated: what moves of the chunks, and the rows of the word table that a batch used. */
export interface Updated {
  readonly chunks: readonly MovedChunk[];
  /** Null where the word table stays. */
  readonly words: UpdatedWords | null;
}

interface UpdatedWords {
  /** Columns of the word table. */
  readonly width: number;
  /** Gradients of the batch's words, [words, width]. */
  readonly dWords: Ref;
}

/** Appends the global norm, the clipping factor and the losses, into `summary`. */
export function norm(b: ProgramBuilder, { chunks, words }: Updated, rowLosses: Ref): void {
  const partials = persistent("partials");
  chunks.forEach(({ start, size }, chunk) => {
    if (start === size) return;
    b.call(squares, { x: { kind: "chunk", of: "gradients", chunk }, partials }, () => ({
      length: (size - start) / 4,
      first: chunk * SQUARE_PARTS,
    }));
  });
  if (words)
    b.call(squares, { x: words.dWords, partials }, ({ counts }) => ({
      length: (counts.words * words.width) / 4,
      first: chunks.length * SQUARE_PARTS,
    }));
  b.call(
    summary,
    { partials, rowLosses, result: persistent("summary") },
    ({ counts: { spans, pairs }, update }) => ({
      parts: (chunks.length + (words ? 1 : 0)) * SQUARE_PARTS,
      spans,
      pairs,
      maxNorm: update?.settings.maxGradNorm ?? UNCLIPPED,
    }),
  );
}

/** Appends AdamW over all parameters that move. */
export function update(b: ProgramBuilder, { chunks, words }: Updated): void {
  chunks.forEach(({ start, size, ends }, chunk) => {
    if (start === size) return;
    const fours = (end: number) => Math.max(0, end - start) / 4;
    const of = (what: "weights" | "first" | "second" | "gradients"): Ref => ({
      kind: "chunk",
      of: what,
      chunk,
    });
    b.call(
      adamW,
      {
        w: of("weights"),
        m: of("first"),
        v: of("second"),
        g: of("gradients"),
        summary: persistent("summary"),
      },
      (step) =>
        withUpdate(step, ({ rates, ...rest }) => ({
          length: fours(size),
          decayedEncoder: fours(ends.decayedEncoder),
          plainEncoder: fours(ends.plainEncoder),
          decayedHeads: fours(ends.decayedHeads),
          encoderRate: rates.encoder,
          headRate: rates.heads,
          ...adamUniforms(rest),
        })),
    );
  });
  if (words) updateWords(b, words);
}

function updateWords(b: ProgramBuilder, { width, dWords }: UpdatedWords): void {
  b.call(
    adamWRows,
    {
      words: persistent("words"),
      m: persistent("firstOfWords"),
      v: persistent("secondOfWords"),
      dWords,
      rows: input("usedWords"),
      summary: persistent("summary"),
    },
    (step) =>
      withUpdate(step, ({ rates, ...rest }) => ({
        rows: step.counts.usedWords,
        width,
        rate: rates.encoder,
        ...adamUniforms(rest),
      })),
  );
}

const withUpdate = <T>({ stage, update }: Step, uniforms: (update: Update) => T): T | null =>
  stage === "update" && update ? uniforms(update) : null;

const adamUniforms = ({ settings, number }: Omit<Update, "rates">) => ({
  beta1: settings.beta1,
  beta2: settings.beta2,
  rest1: 1 - settings.beta1,
  rest2: 1 - settings.beta2,
  epsilon: settings.epsilon,
  weightDecay: settings.weightDecay,
  correction: 1 / (1 - settings.beta1 ** number),
  root: 1 / Math.sqrt(1 - settings.beta2 ** number),
});
