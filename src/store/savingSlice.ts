import { thingsOf } from "../core/results/triples.ts";
import type { Context } from "./context.ts";
import type { SavingState } from "./savingState.ts";

/** Hands what the page shows to the user as files. */
export const savingSlice = ({ services, get }: Context): SavingState => ({
  saveTable: async (title, rows) => {
    const { formatCsv } = await import("../io/csv/formatCsv.ts");
    save(services, `${fileName(title)}.csv`, formatCsv(rows), "text/csv");
  },
  saveTypes: async () => {
    const { formatTypes } = await import("../io/types/spanloomTypes.ts");
    save(services, "spanloom-types.json", formatTypes(get().project.schema), "application/json");
  },
  saveDrawing: (title, svg) => save(services, `${fileName(title)}.svg`, svg, "image/svg+xml"),
  saveGraph: async (title, triples) => {
    const { formatGraphml } = await import("../io/triples/graphml.ts");
    const graph = formatGraphml({ triples, things: thingsOf(triples) });
    save(services, `${fileName(title)}.graphml`, graph, "application/graphml+xml");
  },
  saveFigure: (title, figure, ending) => services.download(`${fileName(title)}.${ending}`, figure),
});

const save = (services: Context["services"], name: string, text: string, type: string) =>
  services.download(name, new Blob([text], { type }));

/** A title as a name of a file. */
export const fileName = (title: string): string =>
  `spanloom-${title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/[\ud800-\udbff]$/, "")}`;
