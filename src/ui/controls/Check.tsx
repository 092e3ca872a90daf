import type { ReactNode } from "react";
import { Checkbox, type CheckboxProps } from "react-aria-components";

interface Props extends Pick<CheckboxProps, "value" | "isSelected" | "onChange"> {
  readonly children: ReactNode;
}

/** A small checkbox with its label. */
export function Check({ children, ...state }: Props) {
  return (
    <Checkbox className="checkbox" {...state}>
      <span className="checkbox-box" aria-hidden="true" />
      {children}
    </Checkbox>
  );
}
