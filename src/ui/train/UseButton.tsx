import { Button } from "react-aria-components";

interface Props {
  readonly name: string;
  readonly used: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

/** Opens a model; says so of the one that is open. */
export function UseButton({ name, used, isDisabled, onPress }: Props) {
  if (used) return <span className="in-use">in use</span>;
  return (
    <Button
      className="button small"
      aria-label={`Use ${name}`}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      Use
    </Button>
  );
}
