/** What a shape belongs to; it decides how it is drawn. */
export type ShapePart =
  | "grid"
  | "axis"
  | "tick"
  | "label"
  | "band"
  | "line"
  | "faint"
  | "guide"
  | "bar"
  | "mark";

interface Common {
  readonly part: ShapePart;
  /** Place of its series, which gives the ink; absent: it is of the chart itself. */
  readonly series?: number;
}

/** Something that is drawn, in pixels. */
export type Shape =
  | (Common & { readonly kind: "path"; readonly d: string })
  /** The mark of its series at each of these. */
  | (Common & {
      readonly kind: "marks";
      readonly places: readonly (readonly [x: number, y: number])[];
    })
  | (Common & {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly anchor: "start" | "middle" | "end";
      readonly text: string;
    });
