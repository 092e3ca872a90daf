import { expect, test } from "vitest";
import { rangesOf } from "../io/byteRanges.ts";
import { type Checkpoint, checkpointPieces, readCheckpoint } from "./checkpoints.ts";

/** The file of a checkpoint, as it is read. */
const fileOf = (checkpoint: Checkpoint) =>
  rangesOf(Uint8Array.from(Buffer.concat([...checkpointPieces(checkpoint)])));

test.each([1, 1 / 3, 1 - 2 ** -53, Math.PI / 4, 1e-9 / 3])(
  "what rows are yet to be multiplied by comes back with all of its bits: %s",
  async (decay) => {
    const optimizer = { first: new Map(), second: new Map(), updates: 7, words: [3, 1], decay };
    const found = await readCheckpoint(fileOf({ weights: new Map(), optimizer }), "a file", 7);
    expect(found.optimizer).toEqual(optimizer);
  },
);

test("a checkpoint of before has none", async () => {
  const optimizer = { first: new Map(), second: new Map(), updates: 7 };
  const found = await readCheckpoint(fileOf({ weights: new Map(), optimizer }), "a file", 7);
  expect(found.optimizer).toEqual(optimizer);
});
