import { useMemo } from "react";
import { Button } from "react-aria-components";
import { graphOf, triplesAround } from "../../../core/results/graph.ts";
import { type Triple, thingsOf } from "../../../core/results/triples.ts";
import { t } from "../../../language/words.ts";
import { useApp, useView } from "../../app/useApp.ts";
import { useShownTheme } from "../../app/useShownTheme.ts";
import { looksOf } from "../../look/looks.ts";
import { useTripleForm } from "../useTripleForm.ts";
import { GraphActions } from "./GraphActions.tsx";
import { GraphCanvas } from "./GraphCanvas.tsx";
import { GraphList } from "./GraphList.tsx";
import type { Hit } from "./hits.ts";
import { placed, sceneOf } from "./scene.ts";
import { useLayout } from "./useLayout.ts";

/** Triples as a graph, with a list beside it that says and does the same. */
export function GraphView({ triples }: { triples: readonly Triple[] }) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const ids = useView((s) => s.triples.around);
  const open = useView((s) => s.triples.node);
  const change = useTripleForm();
  const theme = useShownTheme();
  const whole = useMemo(() => countsOf(triples), [triples]);
  const around = useMemo(() => ids.filter((id) => whole.has(id)), [whole, ids]);
  const drawn = useMemo(
    () => (around.length === 0 ? triples : triplesAround(triples, around)),
    [triples, around],
  );
  const graph = useMemo(() => graphOf(drawn), [drawn]);
  const { positions, isRunning } = useLayout(graph);
  const bare = useMemo(() => sceneOf(graph, { looks, theme, whole }), [graph, looks, theme, whole]);
  const scene = useMemo(() => positions && placed(bare, positions), [bare, positions]);
  const place = graph.nodes.findIndex(({ thing }) => thing.id === open);
  const grow = (id: string) =>
    change((form) => ({ around: form.around.includes(id) ? form.around : [...form.around, id] }));
  const show = (hit: Hit | null) => {
    if (hit?.kind === "node") {
      const { id } = graph.nodes[hit.place].thing;
      change(() => ({ node: id }));
      if (around.length > 0) grow(id);
    } else if (hit) {
      const { from, triples: linked } = graph.links[hit.place];
      const fresh = linked.map(({ id }) => id);
      change(({ opened }) => ({
        node: graph.nodes[from].thing.id,
        opened: [...new Set([...opened, ...fresh])],
      }));
    } else change(() => ({ node: null }));
  };
  const said = `${t("{nodes, plural, one {# thing} other {# things}}", { nodes: graph.nodes.length })}, ${t("{links, plural, one {# link} other {# links}}", { links: graph.links.length })}`;
  const left = useMemo(() => thingsOf(drawn).length - graph.nodes.length, [drawn, graph]);
  return (
    <div className="graph">
      <div className="graph-line">
        <p role="status">
          {said}
          {left > 0 && t("; {left, number} that are said less often are left out", { left })}
          {isRunning && t(", being laid out")}
        </p>
        {around.length > 0 && (
          <Button className="button small" onPress={() => change(() => ({ around: [] }))}>
            {t("Back to all")}
          </Button>
        )}
        <GraphActions scene={isRunning ? null : scene} triples={drawn} />
      </div>
      <div className="graph-panes">
        <GraphCanvas
          scene={scene}
          isMoving={isRunning}
          selected={place === -1 ? null : place}
          label={t("Graph of {said}. The list beside it says the same.", { said })}
          onHit={show}
          onDoubleHit={(hit) => hit?.kind === "node" && grow(graph.nodes[hit.place].thing.id)}
        />
        <GraphList nodes={graph.nodes} looks={looks} open={open} />
      </div>
    </div>
  );
}

/** How many triples there are of each thing, by its id. */
function countsOf(triples: readonly Triple[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { head, tail } of triples)
    for (const id of new Set([head.id, tail.id])) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
