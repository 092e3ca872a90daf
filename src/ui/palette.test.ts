import { describe, expect, test } from "vitest";
import { entityHue, type Oklch, PALETTE, PAPER, relationHue } from "./palette.ts";

/** Björn Ottosson's OKLab, from polar coordinates. */
const lab = ([l, c, h]: Oklch) =>
  [l, c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)] as const;

function linearRgb(color: Oklch): number[] {
  const [L, a, b] = lab(color);
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function contrast(a: Oklch, b: Oklch): number {
  const [light, dark] = [a, b]
    .map((color) => linearRgb(color).map((x) => Math.min(1, Math.max(0, x))))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const distance = (a: Oklch, b: Oklch) => {
  const [x, y] = [lab(a), lab(b)];
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
};

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  const colors = PALETTE.map((color) => color[theme]);

  test("24 types have a colour", () => expect(colors).toHaveLength(24));

  test("every ink is readable on the page and on its tint", () => {
    for (const { ink, tint } of colors) {
      expect(contrast(ink, PAPER[theme])).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, tint)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test("every colour can be shown in sRGB", () => {
    for (const color of colors.flatMap(({ ink, tint }) => [ink, tint]))
      for (const channel of linearRgb(color)) {
        expect(channel).toBeGreaterThan(-0.002);
        expect(channel).toBeLessThan(1.002);
      }
  });

  test("no two inks look the same, the first eight least of all", () => {
    const pairs = colors.flatMap((a, i) => colors.slice(i + 1).map((b) => [a.ink, b.ink] as const));
    const first = colors.slice(0, 8);
    const firstPairs = first.flatMap((a, i) => first.slice(i + 1).map((b) => [a.ink, b.ink]));
    expect(Math.min(...pairs.map(([a, b]) => distance(a, b)))).toBeGreaterThan(0.04);
    expect(Math.min(...firstPairs.map(([a, b]) => distance(a, b)))).toBeGreaterThan(0.06);
  });
});

test.each([
  { name: "the first entity and the first relation differ", got: [entityHue(0), relationHue(0)] },
  { name: "the 25th type starts again", got: [entityHue(24), relationHue(24)] },
  { name: "a type that the schema lacks is drawn as the first", got: [entityHue(-1), 15] },
])("$name", ({ got }) => expect(got).toEqual([0, 15]));
