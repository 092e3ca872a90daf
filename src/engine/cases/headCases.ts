import { batchesOf, type CaseBatch, type Heads } from "./batches.ts";
import { DROPOUT, type Draft, type Draw } from "./kernelCase.ts";

export type Arrays = Draft["arrays"];
export type Input = Float32Array | Uint32Array;

/** A batch's inputs, all there. */
export const inputsOf = ({ batch }: CaseBatch) => batch.inputs as Readonly<Record<string, Input>>;

export const each = (
  draw: Draw,
  make: (of: CaseBatch, rate: number) => Omit<Draft, "name">,
  dropout = DROPOUT,
): Draft[] =>
  batchesOf(draw).flatMap((of) =>
    dropout.map(([name, rate]) => ({ name: `${of.name}, ${name}`, ...make(of, rate) })),
  );

export const allColumns = ({ span, pair }: Heads) => span + 2 * pair;
