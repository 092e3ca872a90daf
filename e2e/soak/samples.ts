/** What the browser holds at a moment, after the page's garbage was collected. */
export interface Sample {
  readonly minutes: number;
  /** Of the page's script. */
  readonly heapMB: number;
  /** Nodes of the page that are not in its document: what was removed and is still held. */
  readonly detached: number;
  readonly listeners: number;
  /** Marks, measures and loaded files in the performance timeline. */
  readonly entries: number;
  readonly workers: number;
  /** Files, pipes and sockets that all processes of the browser have open; 0 where nobody tells. */
  readonly handles: number;
  /** What the databases take, by the browser's estimate. */
  readonly databaseMB: number;
  /** Files in the private file system. */
  readonly files: number;
}

type Measure = Exclude<keyof Sample, "minutes">;

/** How much more of each there may be at the end than once it had warmed up. */
const ROOM: Readonly<Record<Measure, { readonly share: number; readonly fixed: number }>> = {
  heapMB: { share: 0, fixed: 1 },
  detached: { share: 0, fixed: 100 },
  listeners: { share: 0, fixed: 40 },
  entries: { share: 0.1, fixed: 300 },
  workers: { share: 0, fixed: 0 },
  handles: { share: 0.05, fixed: 20 },
  // What was removed is taken out of the files later, in pieces of some megabytes.
  databaseMB: { share: 0.5, fixed: 12 },
  files: { share: 0, fixed: 2 },
};

/** What grew: the last quarter beside the second one, each by its median. */
export function growth(samples: readonly Sample[]): string[] {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const of = (part: readonly Sample[], measure: Measure) => median(part.map((s) => s[measure]));
  return (Object.keys(ROOM) as Measure[]).flatMap((measure) => {
    const warm = of(samples.slice(quarter, 2 * quarter), measure);
    const end = of(samples.slice(-quarter), measure);
    const { share, fixed } = ROOM[measure];
    return end > warm * (1 + share) + fixed
      ? [`${measure} grew from ${warm.toFixed(1)} to ${end.toFixed(1)}`]
      : [];
  });
}

/** By how many MB an hour the heap grows, once it has warmed up: the slope of least squares. */
export function slope(samples: readonly Sample[]): number {
  const warm = samples.slice(Math.floor(samples.length / 4));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [time, heap] = [mean(warm.map((s) => s.minutes)), mean(warm.map((s) => s.heapMB))];
  const rise = warm.reduce((sum, s) => sum + (s.minutes - time) * (s.heapMB - heap), 0);
  const run = warm.reduce((sum, s) => sum + (s.minutes - time) ** 2, 0);
  return run > 0 ? (60 * rise) / run : 0;
}

/** One line of the log. */
export const sampleLine = (sample: Sample): string =>
  `${sample.minutes.toFixed(1).padStart(5)} min  heap ${sample.heapMB.toFixed(1)} MB  ` +
  `${sample.detached} detached nodes  ${sample.listeners} listeners  ` +
  `${sample.entries} timeline entries  ${sample.workers} workers  ${sample.handles} handles  ` +
  `databases ${sample.databaseMB.toFixed(1)} MB  ${sample.files} files`;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
