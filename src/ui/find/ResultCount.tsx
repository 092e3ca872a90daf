import { useEffect, useState } from "react";
import { countText, type Results } from "./results.ts";

/** How long the number has to stay the same before it is read out. */
const REST = 600;

/** The number of results, or what to do to get some; read out when it has come to rest. */
export function ResultCount({ results }: { results: Results }) {
  const text = countText(results);
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <p className="find-count" aria-hidden="true">
        {text || "Type what to look for, or choose Spans or Relations to list them."}
      </p>
      <p className="unseen" role="status">
        {rested}
      </p>
    </>
  );
}
