// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { WORST_TYPE_NAMES } from "../../../core/types/anyTypeName.ts";
import type { Chart } from "../chart.ts";
import { svgFile } from "./svgFile.ts";

const chartOf = (name: string): Chart => ({
  title: `Loss of ${name}`,
  x: { label: "Step" },
  y: { label: "Loss" },
  series: [
    {
      id: "a",
      name,
      points: [
        { x: 1, y: 2, low: 1, high: 3 },
        { x: 2, y: 1 },
      ],
    },
  ],
});

test("the file needs nothing beside it: no class, no style, no address", () => {
  const svg = svgFile(chartOf("A & <b>"), new Set());
  expect(svg).toContain("Loss of A &amp; &lt;b&gt;");
  expect(svg).not.toMatch(/class=|<style|url\(|href|var\(|light-dark/);
});

test("it is well-formed whatever a type is called", () => {
  const names = [...WORST_TYPE_NAMES, "]]>", "\u0000\u001f", "\ud800x", "\"'&<>"];
  for (const name of names) {
    const read = new DOMParser().parseFromString(
      svgFile(chartOf(name), new Set()),
      "image/svg+xml",
    );
    expect(read.querySelector("parsererror"), name).toBeNull();
    expect(read.documentElement.tagName).toBe("svg");
  }
});

test("hidden lines are neither drawn nor named", () => {
  expect(svgFile(chartOf("Entropy"), new Set(["a"]))).not.toContain(">Entropy<");
});
