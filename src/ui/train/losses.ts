const ROWS = 20;
/** Share of the past in the running mean. */
const MEMORY = 0.9;

/** A running mean that forgets, without a bias at the start. */
export function smoothed(losses: readonly number[]): number[] {
  let mean = 0;
  let weight = 0;
  return losses.map((loss) => {
    mean = MEMORY * mean + (1 - MEMORY) * loss;
    weight = MEMORY * weight + (1 - MEMORY);
    return mean / weight;
  });
}

/** At most twenty steps, evenly spread, the first and the last among them. */
export function tableRows(losses: readonly number[]): { step: number; loss: number }[] {
  const count = Math.min(ROWS, losses.length);
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? 0 : Math.round((i * (losses.length - 1)) / (count - 1));
    return { step: at + 1, loss: losses[at] };
  });
}
