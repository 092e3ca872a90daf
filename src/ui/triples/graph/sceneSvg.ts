import { xmlText } from "../../look/xmlText.ts";
import { type Camera, type Size, toScreen } from "./camera.ts";
import { arrowsOf } from "./drawScene.ts";
import { loopAt } from "./linkShapes.ts";
import { radiusIn } from "./radiusIn.ts";
import type { PlacedScene } from "./scene.ts";

/** A scene as an SVG that opens anywhere: every thing with its label, and words for each link. */
export function sceneSvg(placed: PlacedScene, camera: Camera, { width, height }: Size): string {
  const { scene, points } = placed;
  const radii = scene.nodes.map(radiusIn(placed, camera));
  const at = points.map((point) => toScreen(camera, { width, height }, point));
  const n = (value: number) => String(Math.round(value * 10) / 10);
  const links = scene.links.map((link) => {
    const { from, to, ink, width: wide, label } = link;
    const title = `<title>${xmlText(label)}</title>`;
    if (from === to) {
      const { x, y, radius } = loopAt(at[from], radii[from]);
      return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${ink}" stroke-width="${n(wide)}">${title}</circle>`;
    }
    const line = `<path d="M${n(at[from].x)} ${n(at[from].y)}L${n(at[to].x)} ${n(at[to].y)}" stroke="${ink}" stroke-width="${n(wide)}">${title}</path>`;
    const heads = arrowsOf(link, at, radii).map(
      (corners) =>
        `<path d="M${corners.map(({ x, y }) => `${n(x)} ${n(y)}`).join("L")}Z" fill="${ink}"/>`,
    );
    return [line, ...heads].join("");
  });
  const nodes = scene.nodes.map(
    ({ ink }, i) =>
      `<circle cx="${n(at[i].x)}" cy="${n(at[i].y)}" r="${n(radii[i])}" fill="${ink}"/>`,
  );
  const labels = scene.nodes.map(
    ({ label }, i) =>
      `<text x="${n(at[i].x + radii[i] + 6)}" y="${n(at[i].y)}">${xmlText(label)}</text>`,
  );
  const { paper, text } = scene.colors;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<g opacity="0.75">${links.join("\n")}</g>`,
    `<g>${nodes.join("\n")}</g>`,
    `<g font-family="system-ui, sans-serif" font-size="13" fill="${text}" stroke="${paper}" stroke-width="3" paint-order="stroke" dominant-baseline="middle">${labels.join("\n")}</g>`,
    "</svg>",
    "",
  ].join("\n");
}
