const FONT = "500 11px system-ui, sans-serif";

/** Measures labels of arcs in pixels, each text once. */
export function createLabelMeasure(): (text: string) => number {
  const widths = new Map<string, number>();
  const context = document.createElement("canvas").getContext("2d");
  return (text) => {
    if (!context) return text.length * 6;
    context.font = FONT;
    const width = widths.get(text) ?? context.measureText(text).width;
    widths.set(text, width);
    return width;
  };
}
