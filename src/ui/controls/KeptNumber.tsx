import { useState } from "react";
import { numberFault } from "../../core/learn/numberLimits.ts";
import { t } from "../../language/words.ts";
import { LimitedNumber, type NumberProps } from "./LimitedNumber.tsx";

interface Props extends NumberProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number that is in use at once: while what is typed is out of its limits, the one before stays. */
export function KeptNumber({ value, onChange, ...field }: Props) {
  const [wrong, setWrong] = useState<{ readonly typed: number; readonly of: number } | null>(null);
  // What was typed is about the number that it would have changed.
  const typed = wrong?.of === value ? wrong.typed : value;
  return (
    <LimitedNumber
      {...field}
      value={typed}
      meanwhile={t("{value} stays.", { value })}
      onChange={(next) => {
        if (numberFault(next, field.limits) !== null) return setWrong({ typed: next, of: value });
        setWrong(null);
        onChange(next);
      }}
    />
  );
}
