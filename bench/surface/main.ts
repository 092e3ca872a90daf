import { cpus, loadavg } from "node:os";
import { reviewMspt } from "../../e2e/session/reviewMspt.ts";
import { measureSurface } from "./measureSurface.ts";
import { openApp } from "./openApp.ts";
import { row, type SurfaceRow, surfaceRows, surfaceTable } from "./rows.ts";

/** Measures the surface over a large document and the keys of a session; prints a table. */
export async function runSurfaceBenchmark(
  root: string,
  print: (text: string) => void,
): Promise<SurfaceRow[]> {
  const large = await openApp(root);
  const load = loadavg()[0].toFixed(1);
  print(`${cpus()[0].model}, ${cpus().length} cores, load ${load}, Chromium ${large.version}\n\n`);
  const rows: SurfaceRow[] = [];
  try {
    rows.push(...surfaceRows(await measureSurface(large.page)));
  } finally {
    await large.close();
  }
  print(surfaceTable(rows));
  const session = await openApp(root);
  try {
    const counted = sessionRows(await reviewMspt(session.page, root));
    print(surfaceTable(counted));
    return [...rows, ...counted];
  } finally {
    await session.close();
  }
}

type Session = Awaited<ReturnType<typeof reviewMspt>>;

function sessionRows({ right, wrongType, wrongBorder, newRelation }: Session): SurfaceRow[] {
  const mean = ({ actions, items }: { actions: number; items: number }) => actions / items;
  return [
    row(["keys-right", "keys a right suggestion", "keys"], mean(right), 1.1),
    row(["keys-type", "keys a wrong type", "keys"], mean(wrongType), 3),
    row(["keys-border", "keys a wrong border", "keys"], mean(wrongBorder), 3),
    row(["keys-relation", "keys a missing relation", "keys"], mean(newRelation), 2),
  ];
}
