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
