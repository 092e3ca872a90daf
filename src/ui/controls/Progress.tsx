import { ProgressBar } from "react-aria-components";

interface Props {
  readonly label: string;
  readonly value: number;
  readonly total: number;
  /** What is read and shown beside the bar, e.g. "12 of 40 sentences". */
  readonly text: string;
}

/** A progress bar with its value in words. */
export function Progress({ label, value, total, text }: Props) {
  const share = total > 0 ? Math.min(1, value / total) : 0;
  return (
    <ProgressBar
      className="progress"
      aria-label={label}
      value={value}
      maxValue={Math.max(total, 1)}
      valueLabel={text}
    >
      <span className="progress-track">
        <span className="progress-fill" style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className="progress-text">{text}</span>
    </ProgressBar>
  );
}
