import { commandById } from "./commands.ts";
import { Keys } from "./Keys.tsx";

/** The few keys that are needed first. */
export function FirstKeys() {
  return (
    <div className="hint-card">
      <h3>Correcting</h3>
      <ul>
        <li>
          <Key of="next" /> goes to the next suggestion, <Key of="accept" /> accepts it,{" "}
          <Key of="reject" /> rejects it, <Key of="digit" /> changes its type and{" "}
          <Key of="shrinkEnd" /> <Key of="growEnd" /> move its end.
        </li>
        <li>Select words to make a span. Drag a span’s dot to another span to relate them.</li>
        <li>
          <Key of="acceptSentence" /> accepts the whole sentence. Only confirmed sentences are
          trained on.
        </li>
        <li>
          <Key of="palette" /> lists all commands, <Key of="help" /> shows all keys.
        </li>
      </ul>
    </div>
  );
}

const Key = ({ of }: { of: string }) => <Keys command={commandById(of)} first />;
