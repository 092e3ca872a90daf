/** A cell of a grid. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * The cell to which a key leads among those that hold something; null where there is none. Left and
 * right go through them as one reads, so that every one can be reached; up and down keep to the
 * column as far as they can.
 *
 * @param filled in reading order
 */
export function gridMove(
  key: string,
  from: GridPlace,
  filled: readonly GridPlace[],
): GridPlace | null {
  const at = filled.findIndex(({ row, column }) => row === from.row && column === from.column);
  switch (key) {
    case "ArrowLeft":
      return at > 0 ? filled[at - 1] : null;
    case "ArrowRight":
      return filled[at + 1] ?? null;
    case "ArrowUp":
      return nearest(from, filled, -1);
    case "ArrowDown":
      return nearest(from, filled, 1);
    case "Home":
      return filled.at(0) ?? null;
    case "End":
      return filled.at(-1) ?? null;
    default:
      return null;
  }
}

function nearest(from: GridPlace, filled: readonly GridPlace[], down: 1 | -1): GridPlace | null {
  const [first] = filled
    .map((place) => {
      const beside = Math.abs(place.column - from.column);
      return { place, beside, ahead: down * (place.row - from.row) };
    })
    .filter(({ ahead }) => ahead > 0)
    .sort((a, b) => a.beside - b.beside || a.ahead - b.ahead);
  return first?.place ?? null;
}
