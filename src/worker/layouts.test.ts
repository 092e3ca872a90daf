import { expect, test } from "vitest";
import { createLayouts } from "./layouts.ts";
import type { GraphToLayOut } from "./textProtocol.ts";

/** Two rings of things that nothing links with each other; no thing has a place yet. */
function rings(size: number): GraphToLayOut {
  const links = Array.from({ length: size * 2 }, (_, i) => {
    const ring = i < size ? 0 : size;
    return [i, ring + ((i + 1) % size)];
  });
  return {
    start: new Float32Array(size * 4).fill(Number.NaN),
    links: Uint32Array.from(links.flat()),
    seed: 7,
  };
}
/** Of a clock that stands no turn comes. */
const laidOut = (graph: GraphToLayOut) => createLayouts(() => 0).layOut("a", graph, () => {});
const far = (positions: Float32Array, i: number, j: number) =>
  Math.hypot(positions[i * 2] - positions[j * 2], positions[i * 2 + 1] - positions[j * 2 + 1]);

test("a graph is laid out the same every time, what is linked near each other, and it ends", async () => {
  const graph = rings(12);
  const [first, second] = [await laidOut(graph), await laidOut(graph)];
  expect(first).toEqual(second);
  const positions = first!;
  expect(positions.every(Number.isFinite)).toBe(true);
  const near = Array.from({ length: 11 }, (_, i) => far(positions, i, i + 1));
  const across = Array.from({ length: 6 }, (_, i) => far(positions, i, i + 6));
  expect(Math.max(...near)).toBeLessThan(Math.min(...across));
  expect(await laidOut({ ...graph, seed: 8 })).not.toEqual(first);
});

test("things that have a place begin there, and new ones beside what they are linked to", async () => {
  const graph = rings(4);
  const before = (await laidOut(graph))!;
  const more = {
    start: new Float32Array([...before, Number.NaN, Number.NaN]),
    links: new Uint32Array([...graph.links, 0, 8]),
    seed: 7,
  };
  const after = (await laidOut(more))!;
  expect(after).toHaveLength(18);
  const others = Array.from({ length: 4 }, (_, i) => far(after, 8, i + 4));
  expect(far(after, 8, 0)).toBeLessThan(Math.min(...others));
});

test("nothing, one thing and a thing linked with itself have places too", async () => {
  const none = { start: new Float32Array(0), links: new Uint32Array(0), seed: 1 };
  expect(await laidOut(none)).toEqual(new Float32Array(0));
  const one = {
    start: new Float32Array([Number.NaN, Number.NaN]),
    links: new Uint32Array([0, 0]),
    seed: 1,
  };
  expect((await laidOut(one))!.every(Number.isFinite)).toBe(true);
});

test("one that is closed ends before its time, and the worker hears of it meanwhile", async () => {
  let time = 0;
  const layouts = createLayouts(() => (time += 1000));
  const size = 30;
  const links = Uint32Array.from({ length: size * 4 }, (_, i) => (i * 7919) % size);
  const start = new Float32Array(size * 2).fill(Number.NaN);
  let shown = 0;
  const asked = layouts.layOut("a", { start, links, seed: 1 }, () => {
    shown++;
    layouts.close("a");
  });
  expect(await asked).toBeNull();
  expect(shown).toBe(1);
});
