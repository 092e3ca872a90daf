/** Pixels of a label from top to bottom, and between two side by side. */
export const LABEL_HEIGHT = 12;
export const LABEL_MARGIN = 4;
/** The lowest level of a full line, where an arrow still fits below it. */
export const LOWEST = 9;
/** Pixels that labels and tips need above the highest level. */
export const ABOVE = 6;

/** Pixels between two levels at which their lines can still be told apart. */
const NEAREST = 4;

/** How many lines fit one above the other in the room above a line. */
export const lineRows = (zone: number): number =>
  1 + Math.max(0, Math.floor((zone - ABOVE - LOWEST) / NEAREST));

/** How many labels fit one above the other in the room above a line. */
export const labelRows = (zone: number): number =>
  1 + Math.max(0, Math.floor((zone - ABOVE - LOWEST) / LABEL_HEIGHT));
