import { adamW } from "../../kernels/adamW.ts";
import { adamWRows } from "../../kernels/adamWRows.ts";
import { SQUARE_PARTS, squares } from "../../kernels/squares.ts";
import { summary } from "../../kernels/summary.ts";
import type { Chunk } from "../plan/parameterLayout.ts";
import { input, type ProgramBuilder, persistent, type Ref } from "./program.ts";
import type { Step, Update } from "./step.ts";

/** A norm that no gradient has, within single precision. */
const UNCLIPPED = 3e38;

/** What is updated: the chunks of parameters, and the rows of the word table that a batch used. */
export interface Updated {
  readonly chunks: readonly Chunk[];
  /** Columns of the word table. */
  readonly hidden: number;
  /** Gradients of the batch's words, [words, H]. */
  readonly dWords: Ref;
}

/** Appends the global norm, the clipping factor and the losses, into `summary`. */
export function norm(b: ProgramBuilder, { chunks, hidden, dWords }: Updated, rowLosses: Ref): void {
  const partials = persistent("partials");
  chunks.forEach(({ size }, chunk) => {
    b.call(squares, { x: { kind: "chunk", of: "gradients", chunk }, partials }, () => ({
      length: size / 4,
      first: chunk * SQUARE_PARTS,
    }));
  });
  b.call(squares, { x: dWords, partials }, ({ counts }) => ({
    length: (counts.words * hidden) / 4,
    first: chunks.length * SQUARE_PARTS,
  }));
  b.call(
    summary,
    { partials, rowLosses, result: persistent("summary") },
    ({ counts: { spans, pairs }, update }) => ({
      parts: (chunks.length + 1) * SQUARE_PARTS,
      spans,
      pairs,
      maxNorm: update?.settings.maxGradNorm ?? UNCLIPPED,
    }),
  );
}

/** Appends AdamW over all parameters. */
export function update(b: ProgramBuilder, { chunks, hidden, dWords }: Updated): void {
  chunks.forEach(({ size, ends }, chunk) => {
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
          length: size / 4,
          decayedEncoder: ends.decayedEncoder / 4,
          plainEncoder: ends.plainEncoder / 4,
          decayedHeads: ends.decayedHeads / 4,
          encoderRate: rates.encoder,
          headRate: rates.heads,
          ...adamUniforms(rest),
        })),
    );
  });
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
        width: hidden,
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
