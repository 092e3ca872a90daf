/** Reads the layout, and returns the write that follows from it. */
export type LayoutJob = () => () => void;

/** Runs layout jobs once a frame: all reads, then all writes, so that the browser lays out once. */
export function createLayoutQueue(
  nextFrame: (run: () => void) => void = requestAnimationFrame,
): (job: LayoutJob) => void {
  const waiting = new Set<LayoutJob>();
  const run = () => {
    const jobs = [...waiting];
    waiting.clear();
    const writes = jobs.map((read) => read());
    for (const write of writes) write();
  };
  return (job) => {
    if (waiting.size === 0) nextFrame(run);
    waiting.add(job);
  };
}
