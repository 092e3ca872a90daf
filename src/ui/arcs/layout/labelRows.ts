/** Pixels of a label from top to bottom, and between two side by side. */
export const LABEL_HEIGHT = 12;
export const LABEL_MARGIN = 4;
/** So many of its widths a label may reach beyond the end of its arc, where there is no other room. */
export const FARTHEST = 1.5;
/** The lowest level of a full line, where an arrow still fits below it. */
export const LOWEST = 9;
/** Pixels that labels and tips need above the highest level. */
export const ABOVE = 6;

/** Pixels between two levels at which their lines can still be told apart. */
const NEAREST = 3.3;

/** How many lines fit one above the other in the room above a line. */
export const lineRows = (zone: number): number =>
  1 + Math.max(0, Math.floor((zone - ABOVE - LOWEST) / NEAREST));

/** How many labels fit one above the other in the room above a line. */
export const labelRows = (zone: number): number =>
  1 + Math.max(0, Math.floor((zone - ABOVE - LOWEST) / LABEL_HEIGHT));

/** Pixels that the rows of labels keep from the lowest and the highest level. */
const ROW_INSET = 2.4;

/** The row of labels, in pixels above the text, that is nearest to a height above it. */
export function nearestRow(height: number, zone: number): number {
  const [lowest, highest] = [LOWEST + ROW_INSET, zone - ABOVE - ROW_INSET];
  const rows = labelRows(zone);
  if (rows === 1) return Math.max(LOWEST, (lowest + highest) / 2);
  const step = (highest - lowest) / (rows - 1);
  const row = Math.round((height - lowest) / step);
  return lowest + Math.max(0, Math.min(rows - 1, row)) * step;
}
