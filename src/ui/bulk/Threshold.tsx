import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";
import { t } from "../../language/words.ts";
import { KeptNumber } from "../controls/KeptNumber.tsx";
import { ScoreBars } from "./ScoreBars.tsx";

interface Props {
  /** 0 to 100. */
  readonly percent: number;
  readonly side: "atLeast" | "below";
  readonly bins: readonly number[];
  readonly onChange: (percent: number) => void;
}

const PERCENT = { min: 0, max: 100, step: 1 };

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
        <Label>{t("Threshold")}</Label>
        <ScoreBars bins={bins} percent={percent} side={side} />
        <SliderTrack className="score-track">
          <SliderThumb className="score-thumb" />
        </SliderTrack>
      </Slider>
      <KeptNumber
        label={t("Threshold in per cent")}
        isLabelUnseen
        value={percent}
        limits={PERCENT}
        unit="%"
        onChange={onChange}
      />
    </div>
  );
}
