/** The one step of the layout, which the package's own types leave out. */
declare module "graphology-layout-forceatlas2/iterate.js" {
  interface Settings {
    readonly linLogMode: boolean;
    readonly outboundAttractionDistribution: boolean;
    readonly adjustSizes: boolean;
    readonly edgeWeightInfluence: number;
    readonly scalingRatio: number;
    readonly strongGravityMode: boolean;
    readonly gravity: number;
    readonly slowDown: number;
    readonly barnesHutOptimize: boolean;
    readonly barnesHutTheta: number;
  }
  /** @param nodes ten numbers a node, @param edges three an edge: both change in place */
  export default function iterate(
    settings: Settings,
    nodes: Float32Array,
    edges: Float32Array,
  ): void;
}
