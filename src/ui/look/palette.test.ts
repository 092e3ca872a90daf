import { describe, expect, test } from "vitest";
import {
  entityHue,
  MARKS,
  type Oklch,
  PALETTE,
  PALETTE_CSS,
  PAPER,
  relationHue,
} from "./palette.ts";

type Triple = readonly [number, number, number];

/** Linear sRGB as seen with a missing cone: Machado, Oliveira and Fernandes 2009, severity 1. */
const VISIONS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const times = (matrix: readonly Triple[], [x, y, z]: readonly number[]) =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z);
const shown = (rgb: readonly number[]) => rgb.map((x) => Math.min(1, Math.max(0, x)));

/** Björn Ottosson's OKLab, and from it. */
function oklab(rgb: readonly number[]): number[] {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt),
  );
}

function linearRgb([L, chroma, hue]: Oklch): number[] {
  const [a, b] = [Math.cos, Math.sin].map((f) => chroma * f((hue * Math.PI) / 180));
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
    .map((color) => shown(linearRgb(color)))
    .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)
    .sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** How far apart two colours are in OKLab, for someone with this colour vision. */
function distance(a: Oklch, b: Oklch, vision: string): number {
  const [x, y] = [a, b].map((color) =>
    oklab(shown(times(VISIONS[vision], shown(linearRgb(color))))),
  );
  return Math.hypot(...x.map((value, i) => value - y[i]));
}

const pairs = <T>(all: readonly T[]) =>
  all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));

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

  // A just noticeable difference is about 0.02.
  test.each(["protanopia", "deuteranopia", "tritanopia"])(
    "inks of one mark stay 0.07 apart under %s",
    (vision) => {
      for (const [a, b] of pairs(PALETTE)) {
        if (a.pattern !== b.pattern) continue;
        const apart = distance(a[theme].ink, b[theme].ink, vision);
        expect(apart, `${a.name} and ${b.name}`).toBeGreaterThan(0.07);
      }
    },
  );

  test("no two inks look the same, those of one mark least of all", () => {
    for (const [a, b] of pairs(PALETTE)) {
      const apart = distance(a[theme].ink, b[theme].ink, "usual");
      const least = a.pattern === b.pattern ? 0.11 : 0.04;
      expect(apart, `${a.name} and ${b.name}`).toBeGreaterThan(least);
    }
  });
});

test.each([
  { name: "the first entity and the first relation differ", got: [entityHue(0), relationHue(0)] },
  { name: "the 25th type starts again", got: [entityHue(24), relationHue(24)] },
  { name: "a type that the schema lacks is drawn as the first", got: [entityHue(-1), 15] },
])("$name", ({ got }) => expect(got).toEqual([0, 15]));

test("colour and mark differ for all 24 types, and the marks for the three groups of eight", () => {
  expect(PALETTE.map(({ pattern }) => pattern)).toEqual(
    [0, 1, 2].flatMap((pattern) => Array<number>(8).fill(pattern)),
  );
  expect(new Set(MARKS).size).toBe(3);
  expect(new Set(PALETTE.map(({ name }) => name)).size).toBe(24);
});

test("the style sheet gives every hue its colours and its mark", () => {
  expect(PALETTE_CSS).toContain(
    '[data-hue="0"]{--ink:var(--ink-0);--tint:var(--tint-0);--mark:"▪"}',
  );
  expect(PALETTE_CSS).toContain('--mark:"●"');
});
