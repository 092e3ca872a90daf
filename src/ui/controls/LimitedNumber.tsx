import type { ReactNode } from "react";
import { FieldError, Input, Label, NumberField } from "react-aria-components";
import { type NumberLimits, numberFault } from "../../core/learn/numberLimits.ts";
import { t } from "../../language/words.ts";

export interface NumberProps {
  /** What it is called: a text beside it, or for screen readers alone. */
  readonly label: string;
  readonly isLabelUnseen?: boolean;
  readonly limits: NumberLimits;
  readonly className?: string;
  readonly isDisabled?: boolean;
  /** After the field: "%". */
  readonly unit?: string;
}

interface Props extends NumberProps {
  /** Not a number: the field is empty. */
  readonly value: number;
  /** Called with what was typed, also where it is out of the limits. */
  readonly onChange: (value: number) => void;
  /** What stands in the empty field; absent: it may not be empty. */
  readonly placeholder?: string;
  /** What is done meanwhile, where the number is wrong: "30 stays." */
  readonly meanwhile?: string;
}

/** A number. What is out of its limits stays as it was typed, and is told below with these. */
export function LimitedNumber(props: Props) {
  const { label, limits, value, placeholder, meanwhile, unit, isLabelUnseen = false } = props;
  const isEmpty = Number.isNaN(value);
  const fault = isEmpty && placeholder !== undefined ? null : numberFault(value, limits);
  return (
    <NumberField
      className={props.className ?? "field"}
      {...(isLabelUnseen && { "aria-label": label })}
      value={value}
      minValue={limits.min}
      maxValue={limits.max}
      step={limits.step}
      commitBehavior="validate"
      validationBehavior="aria"
      isInvalid={fault !== null}
      isDisabled={props.isDisabled ?? false}
      formatOptions={EXACT}
      onChange={props.onChange}
    >
      {!isLabelUnseen && <Label>{label}</Label>}
      <WithUnit unit={unit}>
        <Input {...(placeholder !== undefined && { placeholder })} />
      </WithUnit>
      <FieldError>
        {fault !== null && [t("It {fault}.", { fault }), meanwhile ?? ""].join(" ").trim()}
      </FieldError>
    </NumberField>
  );
}

/** No digit that was typed is rounded away. */
const EXACT: Intl.NumberFormatOptions = { maximumFractionDigits: 15, useGrouping: false };

function WithUnit({ unit, children }: { unit: string | undefined; children: ReactNode }) {
  if (unit === undefined) return children;
  return (
    <span className="number-unit">
      {children} <span aria-hidden="true">{unit}</span>
    </span>
  );
}
