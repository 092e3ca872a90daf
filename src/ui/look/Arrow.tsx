interface Props {
  readonly way: "forth" | "back" | "both";
}

const SIGNS = { forth: "→", back: "←", both: "↔" } as const;

/** An arrow between words that stand in the direction of the interface: it points as they follow. */
export const Arrow = ({ way }: Props) => <span className="arrow">{SIGNS[way]}</span>;
