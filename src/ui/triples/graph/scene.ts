import type { GraphLink, TripleGraph } from "../../../core/results/graph.ts";
import { visibly } from "../../../language/unseen.ts";
import type { Positions } from "../../../store/layoutState.ts";
import { cutName } from "../../look/cutName.ts";
import { hexOf } from "../../look/hexOf.ts";
import { type Looks, lookOf } from "../../look/looks.ts";
import { PALETTE, PAPER } from "../../look/palette.ts";
import { extentOf, type Point } from "./camera.ts";

/** What is drawn of a graph but for where; sizes are pixels. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly links: readonly SceneLink[];
  /** Places of nodes, those whose label matters most first. */
  readonly labelled: readonly number[];
  readonly colors: SceneColors;
}

export interface SceneNode {
  readonly id: string;
  readonly radius: number;
  readonly ink: string;
  readonly label: string;
  /** Whether more is known of it than is drawn. */
  readonly hasMore: boolean;
}

export interface SceneLink {
  readonly from: number;
  readonly to: number;
  readonly ink: string;
  readonly width: number;
  readonly label: string;
  /** Whether it leads to its second end, and to its first. */
  readonly leadsTo: boolean;
  readonly leadsFrom: boolean;
}

export type SceneTheme = "light" | "dark";

export interface SceneColors {
  readonly paper: string;
  readonly text: string;
}

const COLORS: Readonly<Record<SceneTheme, SceneColors>> = {
  light: { paper: hexOf(PAPER.light), text: hexOf([0.24, 0.01, 60]) },
  dark: { paper: hexOf(PAPER.dark), text: hexOf([0.93, 0.005, 80]) },
};

/** Letters of a label at most. */
const LETTERS = 32;

/**
 * What is drawn of a graph.
 *
 * @param whole how many triples there are of a thing, by its id, whatever is drawn
 */
export function sceneOf(
  graph: TripleGraph,
  {
    looks,
    theme,
    whole,
  }: {
    readonly looks: Looks;
    readonly theme: SceneTheme;
    readonly whole: ReadonlyMap<string, number>;
  },
): Scene {
  const inkOf = (hue: number) => hexOf(PALETTE[hue][theme].ink);
  const nodes = graph.nodes.map(
    ({ thing, triples, degree }): SceneNode => ({
      id: thing.id,
      radius: Math.min(14, 3.5 + Math.sqrt(degree)),
      ink: inkOf(lookOf(looks.entities, thing.type).hue),
      label: cutName(visibly(thing.name), LETTERS),
      hasMore: (whole.get(thing.id) ?? 0) > triples.length,
    }),
  );
  const links = graph.links.map((link): SceneLink => {
    const said = link.triples.reduce((sum, { evidence }) => sum + evidence.length, 0);
    const names = [...new Set(link.triples.map(({ relation }) => relation))];
    const [first] = names.map((name) => lookOf(looks.relations, name));
    const more = names.length > 1 ? ` +${names.length - 1}` : "";
    return {
      from: link.from,
      to: link.to,
      ink: inkOf(first.hue),
      width: Math.min(4, 0.75 + Math.log2(said) / 2),
      label: cutName(first.verbose, LETTERS) + more,
      ...directions(graph, link, looks),
    };
  });
  const labelled = [...graph.nodes.keys()].sort(
    (a, b) => graph.nodes[b].degree - graph.nodes[a].degree || a - b,
  );
  return { nodes, links, labelled, colors: COLORS[theme] };
}

/** A scene with the places of its nodes. */
export interface PlacedScene {
  readonly scene: Scene;
  readonly points: readonly Point[];
  /** How far apart things are on average, in units of the graph; 0 for one or none. */
  readonly spacing: number;
}

/**
 * Puts the nodes of a scene where they stand.
 *
 * @param positions two numbers a node, in their order
 */
export function placed(scene: Scene, positions: Positions): PlacedScene {
  const points = scene.nodes.map((_, i) => ({ x: positions[i * 2], y: positions[i * 2 + 1] }));
  const { width, height } = extentOf(points);
  const spacing = points.length > 1 ? Math.sqrt((width * height) / points.length) : 0;
  return { scene, points, spacing };
}

function directions({ nodes }: TripleGraph, { from, triples }: GraphLink, looks: Looks) {
  const directed = triples.filter(({ relation }) => !lookOf(looks.relations, relation).symmetric);
  const isForth = ({ head }: (typeof triples)[number]) => head.id === nodes[from].thing.id;
  return {
    leadsTo: directed.some(isForth),
    leadsFrom: directed.some((triple) => !isForth(triple)),
  };
}
