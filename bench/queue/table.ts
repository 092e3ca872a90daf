import { type Point, pointsIn } from "./point.ts";

const FIGURES = ["entities", "macro", "relations", "strict"] as const;

/** The points of some files as a table in Markdown: the mean over seeds, and each seed's. */
export function queueTable(files: readonly string[]): string {
  const points = files.flatMap(pointsIn);
  const sections = distinct(points.map(({ set }) => set)).map((set) => {
    const own = points.filter((point) => point.set === set);
    const rows = distinct(own.map(({ sentences }) => sentences))
      .sort((a, b) => a - b)
      .flatMap((sentences) =>
        distinct(own.map(({ order }) => order)).flatMap((order) => {
          const seeds = own.filter((one) => one.sentences === sentences && one.order === order);
          return seeds.length > 0 ? [rowOf(seeds)] : [];
        }),
      );
    const head = [
      "sentences",
      "order",
      "entity F1",
      "macro",
      "relations",
      "strict",
      "spans",
      "words",
    ];
    const lines = [head, head.map(() => "---"), ...rows];
    return `### ${set}\n\n${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
  });
  const devices = distinct(points.map(({ device }) => device)).join("; ");
  return `${sections.join("\n")}\n${devices}.\n`;
}

function rowOf(seeds: readonly Point[]): string[] {
  const [{ sentences, order }] = seeds;
  const means = FIGURES.map((figure) => mean(seeds.map((one) => one[figure] ?? 0)).toFixed(1));
  const each = seeds.map(({ entities }) => (entities ?? 0).toFixed(1)).join(", ");
  return [
    `${sentences}`,
    order,
    seeds.length > 1 ? `${means[0]} (${each})` : means[0],
    ...means.slice(1),
    mean(seeds.map(({ spans }) => spans)).toFixed(0),
    mean(seeds.map(({ words }) => words)).toFixed(0),
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
