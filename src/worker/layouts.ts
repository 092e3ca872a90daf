import { seededRandom } from "../core/learn/random.ts";
import { nextTask } from "./nextTask.ts";
import type { GraphToLayOut, Positions } from "./textProtocol.ts";

/** Lays graphs out, a slice of time after the other: what else the worker is asked comes between. */
export interface Layouts {
  /** @returns null when the layout was closed before its end */
  layOut(
    id: string,
    graph: GraphToLayOut,
    onPositions: (positions: Positions) => void,
  ): Promise<Positions | null>;
  close(id: string): void;
}

/** Milliseconds between two turns for messages, and between two positions that are shown. */
const TURN_MS = 40;
const SHOWN_MS = 120;
/** Steps of a small and of a large graph; between them there are as many as bound the work. */
const STEPS = { most: 600, least: 150, work: 1_500_000 } as const;
/** Numbers of a node and of an edge in the matrices of the layout. */
const NODE = 10;
const EDGE = 3;
/** From so many nodes on far ones push as if they were one. */
const MANY = 400;

/**
 * Begins with none.
 *
 * @param now milliseconds of a clock that only goes forth
 */
export function createLayouts(now: () => number): Layouts {
  const open = new Set<string>();
  return {
    layOut: async (id, graph, onPositions) => {
      open.add(id);
      // CommonJS: the step is its module.
      const { default: iterate } = await import("graphology-layout-forceatlas2/iterate.js");
      const { nodes, edges } = matricesOf(graph);
      const count = nodes.length / NODE;
      const size = count + edges.length / EDGE;
      const steps = Math.min(STEPS.most, Math.max(STEPS.least, Math.round(STEPS.work / size)));
      const settings = {
        linLogMode: false,
        outboundAttractionDistribution: false,
        adjustSizes: false,
        edgeWeightInfluence: 1,
        scalingRatio: 10,
        strongGravityMode: true,
        // With less of it what is linked with little lies far away from the rest.
        gravity: 0.5,
        slowDown: 1 + Math.log(Math.max(1, count)),
        barnesHutOptimize: count > MANY,
        barnesHutTheta: 0.7,
      };
      let [turned, shown] = [now(), now()];
      for (let step = 0; step < steps && count > 1; step++) {
        iterate(settings, nodes, edges);
        const time = now();
        if (time - turned < TURN_MS) continue;
        if (time - shown > SHOWN_MS) {
          onPositions(positionsIn(nodes));
          shown = time;
        }
        await nextTask();
        turned = now();
        if (!open.has(id)) return null;
      }
      return open.delete(id) ? positionsIn(nodes) : null;
    },
    close: (id) => void open.delete(id),
  };
}

/** The matrices of ForceAtlas2; a node that has no place yet begins beside one that it is linked to. */
function matricesOf({ start, links, seed }: GraphToLayOut) {
  const random = seededRandom(seed);
  const count = start.length / 2;
  const nodes = new Float32Array(count * NODE);
  const beside = new Map<number, number>();
  const edges: number[] = [];
  for (let at = 0; at < links.length; at += 2) {
    const [from, to] = [links[at], links[at + 1]];
    if (from === to) continue;
    edges.push(from * NODE, to * NODE, 1);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ])
      if (!Number.isNaN(start[other * 2]) && !beside.has(one)) beside.set(one, other);
  }
  const spread = 10 * Math.sqrt(count);
  for (let i = 0; i < count; i++) {
    const known = Number.isNaN(start[i * 2]) ? beside.get(i) : i;
    const reach = known === undefined ? spread : known === i ? 0 : 1;
    const [angle, far] = [random() * 2 * Math.PI, Math.sqrt(random()) * reach];
    const [x, y] = known === undefined ? [0, 0] : [start[known * 2], start[known * 2 + 1]];
    nodes.set([x + Math.cos(angle) * far, y + Math.sin(angle) * far], i * NODE);
    nodes.set([1, 1, 1, 0], i * NODE + 6); // mass, convergence, size, fixed
  }
  // A thing weighs as much as it has links.
  for (let at = 0; at < edges.length; at += EDGE) {
    nodes[edges[at] + 6]++;
    nodes[edges[at + 1] + 6]++;
  }
  return { nodes, edges: new Float32Array(edges) };
}

function positionsIn(nodes: Float32Array): Positions {
  const positions = new Float32Array((nodes.length / NODE) * 2);
  for (let i = 0; i < nodes.length / NODE; i++)
    positions.set(nodes.subarray(i * NODE, i * NODE + 2), i * 2);
  return positions;
}
