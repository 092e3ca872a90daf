const FONT = "500 11px system-ui, sans-serif";
const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** The width of an arc's label in pixels, measured once for each text. */
export function labelWidth(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  context ??= document.createElement("canvas").getContext("2d");
  if (!context) return text.length * 6;
  context.font = FONT;
  const { width } = context.measureText(text);
  widths.set(text, width);
  return width;
}
