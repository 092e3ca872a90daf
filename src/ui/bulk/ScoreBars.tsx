interface Props {
  readonly bins: readonly number[];
  readonly percent: number;
  readonly side: "atLeast" | "below";
}

/** How many suggestions have which score; the text beside says how many are meant. */
export function ScoreBars({ bins, percent, side }: Props) {
  const most = Math.max(1, ...bins);
  const isMeant = (bin: number) => {
    const middle = ((bin + 0.5) / bins.length) * 100;
    return middle >= percent === (side === "atLeast");
  };
  return (
    <span className="score-bars" aria-hidden="true">
      {bins.map((count, bin) => (
        <i
          key={bin}
          data-meant={isMeant(bin) || undefined}
          style={{ height: `${count > 0 ? Math.max(6, (count / most) * 100) : 0}%` }}
        />
      ))}
    </span>
  );
}
