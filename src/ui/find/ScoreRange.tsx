import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { percent } from "../look/names.ts";

interface Props {
  readonly from: number;
  readonly to: number;
  readonly onChange: (from: number, to: number) => void;
}

const ENDS = ["Lowest score", "Highest score"];

/** The scores to look for, by two handles. */
export function ScoreRange({ from, to, onChange }: Props) {
  const shown = from <= 0 && to >= 1 ? "any" : `${percent(from)} to ${percent(to)}`;
  return (
    <Slider
      className="score-range"
      value={[from * 100, to * 100]}
      maxValue={100}
      step={1}
      onChange={([low, high]) => onChange(low / 100, high / 100)}
    >
      <Label>Score</Label>
      <span className="score-shown">{shown}</span>
      <SliderTrack className="score-track">
        {ENDS.map((label, index) => (
          <SliderThumb key={label} className="score-thumb" index={index} aria-label={label} />
        ))}
      </SliderTrack>
    </Slider>
  );
}
