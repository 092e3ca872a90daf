import type { Heading } from "./layout/scene.ts";

const SIGNS = { right: "▸", up: "▴", down: "▾" };

/** The label of an arc with a sign that shows where the tail is. */
export const pointed = (label: string, points: Heading | null): string => {
  if (points === null) return label;
  return points === "left" ? `◂ ${label}` : `${label} ${SIGNS[points]}`;
};
