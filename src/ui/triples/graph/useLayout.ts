import { useEffect, useMemo, useRef, useState } from "react";
import type { TripleGraph } from "../../../core/results/graph.ts";
import type { Positions } from "../../../store/layoutState.ts";
import { useApp } from "../../app/useApp.ts";

/** What has no place begins at the same random place every time. */
const SEED = 1;

/** Where the things of a graph stand. */
export interface Layout {
  /** Two numbers a node, in their order; null until the first are there. */
  readonly positions: Positions | null;
  readonly isRunning: boolean;
}

/**
 * Lays a graph out, and again when other things or links are drawn: what has a place moves from
 * there. Where people want less motion only the end is shown.
 */
export function useLayout({ nodes, links }: TripleGraph): Layout {
  const layOut = useApp((s) => s.layOut);
  const places = useRef(new Map<string, readonly [x: number, y: number]>());
  // The same things and links need no other layout, whatever else is said of them.
  const graph = useMemo(
    () =>
      JSON.stringify([
        nodes.map(({ thing }) => thing.id),
        links.flatMap(({ from, to }) => [from, to]),
      ]),
    [nodes, links],
  );
  const [laid, setLaid] = useState<Layout & { readonly graph: string }>();
  useEffect(() => {
    const [ids, ends] = JSON.parse(graph) as [string[], number[]];
    const none = [Number.NaN, Number.NaN];
    const start = Float32Array.from(ids.flatMap((id) => places.current.get(id) ?? none));
    const show = (positions: Positions, isRunning: boolean) => {
      for (const [i, id] of ids.entries())
        places.current.set(id, [positions[i * 2], positions[i * 2 + 1]]);
      setLaid({ graph, positions, isRunning });
    };
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const run = layOut({ start, links: Uint32Array.from(ends), seed: SEED }, (positions) => {
      if (!isStill) show(positions, true);
    });
    void run.end.then((positions) => {
      if (positions) show(positions, false);
    });
    return run.stop;
  }, [graph, layOut]);
  if (laid?.graph === graph) return laid;
  return { positions: null, isRunning: true };
}
