import fc from "fast-check";
import { expect, test } from "vitest";
import { fitting, panned, toGraph, toScreen, zoomed } from "./camera.ts";
import { drawScene } from "./drawScene.ts";
import { hitAt } from "./hits.ts";
import type { PlacedScene } from "./scene.ts";
import { sceneSvg } from "./sceneSvg.ts";

const SIZE = { width: 400, height: 300 };
const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const point = fc.record({ x: number, y: number });

test("everything is in sight, wherever it stands", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (places) => {
      const camera = fitting(places, SIZE);
      for (const place of places) {
        const { x, y } = toScreen(camera, SIZE, place);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(SIZE.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(SIZE.height);
      }
    }),
  );
  expect(fitting([], SIZE).scale).toBe(1);
});

test("what is under the pointer stays there when it is zoomed, and goes along when it is drawn", () => {
  const camera = { x: 5, y: -3, scale: 2 };
  const at = { x: 100, y: 40 };
  const under = toGraph(camera, SIZE, at);
  const near = toScreen(zoomed(camera, SIZE, at, 3), SIZE, under);
  expect([near.x, near.y].map(Math.round)).toEqual([100, 40]);
  const { x, y } = toScreen(panned(camera, { x: 7, y: -2 }), SIZE, under);
  expect([x, y].map(Math.round)).toEqual([107, 38]);
});

const node = (id: string) => {
  return { id, radius: 5, ink: "#000000", label: id, hasMore: false };
};
const link = (from: number, to: number) => {
  return { from, to, ink: "#111111", width: 1, label: "<is>", leadsTo: true, leadsFrom: false };
};
const SCENE: PlacedScene = {
  scene: {
    nodes: ["a", "<b>&", "c"].map(node),
    links: [link(0, 1), link(0, 0)],
    labelled: [0, 1, 2],
    colors: { paper: "#ffffff", text: "#000000" },
  },
  points: [0, 100, 104].map((x) => ({ x, y: 0 })),
  spacing: 0,
};
const CAMERA = { x: 0, y: 0, scale: 1 };

test.each([
  { at: [2, 2], want: { kind: "node", place: 0 } },
  { at: [103, 0], want: { kind: "node", place: 2 } },
  { at: [50, 3], want: { kind: "link", place: 0 } },
  { at: [50, 30], want: null },
])("at $at is $want", ({ at: [x, y], want }) => {
  const at = { x: x + SIZE.width / 2, y: y + SIZE.height / 2 };
  expect(hitAt(SCENE, CAMERA, SIZE, at)).toEqual(want);
});

/** A pen that writes down what it draws. */
function recordingPen() {
  const done: string[] = [];
  const pen = new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) =>
      Object.hasOwn(target, name)
        ? target[name]
        : (...given: unknown[]) => {
            done.push([name, ...given.filter((one) => typeof one === "string")].join(" "));
            return { width: 10 };
          },
  });
  return { done, pen: pen as unknown as CanvasRenderingContext2D };
}

test.each([
  { isMoving: false, selected: null, labels: ["a", "<b>&", "c"] },
  { isMoving: true, selected: 0, labels: ["a", "<b>&", "<is>"] },
])("it is drawn, and labels where there is room, moving: $isMoving", (emphasis) => {
  const { done, pen } = recordingPen();
  const { labels, ...rest } = emphasis;
  drawScene(pen, SCENE, { camera: CAMERA, size: SIZE, emphasis: { ...rest, hovered: null } });
  const written = done.flatMap((call) => (call.startsWith("fillText ") ? call.slice(9) : []));
  expect(written).toEqual(labels);
  expect(done.filter((call) => call === "arc").length).toBeGreaterThanOrEqual(4);
});

test("a label stands left of its thing where the right is taken or ends, and nowhere without room", () => {
  const places = (...xs: readonly number[]) => {
    const labels: [string, number][] = [];
    const { pen } = recordingPen();
    pen.fillText = (text, x) => void labels.push([text, x]);
    const scene = { ...SCENE.scene, nodes: xs.map((x) => node(`${x}`)), links: [] };
    const points = xs.map((x) => ({ x: x - SIZE.width / 2, y: 0 }));
    const labelled = xs.map((_, place) => place);
    const emphasis = { isMoving: false, selected: null, hovered: null };
    const placed = { ...SCENE, scene: { ...scene, labelled }, points };
    drawScene(pen, placed, { camera: CAMERA, size: SIZE, emphasis });
    return labels.map(([text, x]) => `${text} ${x < Number(text) ? "left" : "right"}`);
  };
  expect(places(200)).toEqual(["200 right"]);
  expect(places(395)).toEqual(["395 left"]);
  expect(places(200, 204)).toEqual(["200 right", "204 left"]);
  expect(places(200, 204, 202)).toEqual(["200 right", "204 left"]);
});

test("a picture holds every thing, link and arrow, and no name is read as markup", () => {
  const svg = sceneSvg(SCENE, CAMERA, SIZE);
  expect(svg.match(/<circle/g)).toHaveLength(4);
  expect(svg.match(/<path/g)).toHaveLength(2);
  expect(svg).toContain("&lt;b&gt;&amp;</text>");
  expect(svg).not.toMatch(/NaN|<b>|<is>/);
});
