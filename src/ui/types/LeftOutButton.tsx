import { Button } from "react-aria-components";
import { useViewStore } from "../app/useApp.ts";
import { useLeftOut } from "./useLeftOut.ts";

/** Says how many predicted relations the rules leave out of the open document, and lists them. */
export function LeftOutButton() {
  const view = useViewStore();
  const { length } = useLeftOut();
  if (length === 0) return null;
  return (
    <Button className="button plain" onPress={() => view.setState({ dialog: { kind: "leftOut" } })}>
      {length.toLocaleString("en")} left out by rules
    </Button>
  );
}
