import { useState } from "react";
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from "react-aria-components";
import { t } from "../../language/words.ts";
import type { TypeLook } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly look: TypeLook;
  /** 0 to 1. */
  readonly from: number;
  readonly isDisabled: boolean;
  /** What a value would give; null: it was not measured. */
  readonly tell: (from: number) => string | null;
  readonly onChange: (from: number) => void;
}

/** How sure the model must be of suggestions of a type; what a value would give is said meanwhile. */
export function ThresholdRow({ look, from, isDisabled, tell, onChange }: Props) {
  /** While it is moved, it changes nothing yet. */
  const [moving, setMoving] = useState<number | null>(null);
  const percent = moving ?? Math.round(100 * from);
  const told = tell(percent / 100);
  return (
    <li>
      <Slider
        className="type-threshold"
        value={percent}
        maxValue={100}
        step={1}
        isDisabled={isDisabled}
        onChange={setMoving}
        onChangeEnd={(value) => {
          setMoving(null);
          onChange(value / 100);
        }}
      >
        <Label data-hue={look.hue}>
          <TypeText name={look.verbose} />
        </Label>
        <SliderOutput>
          {percent === 0 ? t("all") : t("from {percent, number} %", { percent })}
        </SliderOutput>
        <SliderTrack className="score-track">
          <SliderThumb className="score-thumb" />
        </SliderTrack>
      </Slider>
      {told && <small className="quiet">{told}</small>}
    </li>
  );
}
