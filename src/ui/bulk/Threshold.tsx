import { Input, Label, NumberField, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { ScoreBars } from "./ScoreBars.tsx";

interface Props {
  /** 0 to 100. */
  readonly percent: number;
  readonly side: "atLeast" | "below";
  readonly bins: readonly number[];
  readonly onChange: (percent: number) => void;
}

/** The score that divides the suggestions, by a handle or as a number, below their bars. */
export function Threshold({ percent, side, bins, onChange }: Props) {
  return (
    <div className="threshold">
      <Slider
        className="threshold-slider"
        value={percent}
        maxValue={100}
        step={1}
        onChange={onChange}
      >
        <Label>Threshold</Label>
        <ScoreBars bins={bins} percent={percent} side={side} />
        <SliderTrack className="score-track">
          <SliderThumb className="score-thumb" />
        </SliderTrack>
      </Slider>
      <NumberField
        className="field"
        aria-label="Threshold in per cent"
        value={percent}
        minValue={0}
        maxValue={100}
        step={1}
        onChange={(value) => onChange(Number.isNaN(value) ? 0 : value)}
      >
        <span className="threshold-number">
          <Input /> <span aria-hidden="true">%</span>
        </span>
      </NumberField>
    </div>
  );
}
