// What the tests of figures ask of a drawing.
import { SaxesParser } from "saxes";
import type { Area, Figure } from "./figureParts.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a strict reader of XML finds; it throws for what is none. */
export function parsed(svg: string): { readonly elements: Element[]; readonly texts: string[] } {
  const elements: Element[] = [];
  const texts: string[] = [];
  let inText = 0;
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements.push({ name, attributes });
    if (name === "text") texts.push("");
    if (name === "text" || name === "tspan") inText++;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "text" || name === "tspan") inText--;
  });
  parser.on("text", (text) => {
    if (inText > 0) texts[texts.length - 1] += text;
  });
  parser.write(svg).close();
  return { elements, texts };
}

const overlap = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width - 0.01 &&
  b.x < a.x + a.width - 0.01 &&
  a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

/** Labels and tags that lie on one another, or outside of the picture. */
export function collisions({ blocks, width, height }: Figure): string[] {
  return blocks.flatMap(({ tags, arcs, top }) => {
    const areas = [...tags, ...arcs.flatMap(({ label }) => label ?? [])];
    const pairs = areas.flatMap((a, i) =>
      areas.slice(i + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} on ${b.text}`] : [])),
    );
    const out = areas.filter(
      (a) => a.x < 0 || a.x + a.width > width || a.y + top + a.height > height,
    );
    return [...pairs, ...out.map(({ text }) => `${text} is outside`)];
  });
}
