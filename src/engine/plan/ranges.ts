/** Rows [start, end) whose maximum goes to a row of the pool. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
  readonly row: number;
}

/** Ranges as kernels/rangeMax.ts reads them: grouped by their start, ascending by their end. */
export function rangeInputs(ranges: readonly RowRange[]): {
  groups: Uint32Array;
  items: Uint32Array;
  /** How many groups. */
  count: number;
} {
  const sorted = [...ranges].sort((a, b) => a.start - b.start || a.end - b.end);
  const groups: number[] = [];
  sorted.forEach(({ start }, i) => {
    if (i > 0 && sorted[i - 1].start === start) groups[groups.length - 2] = i + 1;
    else groups.push(start, i, i + 1, 0);
  });
  return {
    groups: Uint32Array.from(groups),
    items: Uint32Array.from(sorted.flatMap(({ end, row }) => [end, row])),
    count: groups.length / 4,
  };
}
