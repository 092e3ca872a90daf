import { useEffect, useState } from "react";

/** Whole seconds since something became another one, anew each second; of nothing (null) 0. */
export function useSecondsSince(event: unknown): number {
  const [shown, setShown] = useState({ event, seconds: 0 });
  useEffect(() => {
    if (event == null) return;
    const start = performance.now();
    const timer = setInterval(() => {
      setShown({ event, seconds: Math.floor((performance.now() - start) / 1000) });
    }, 1000);
    return () => clearInterval(timer);
  }, [event]);
  return shown.event === event ? shown.seconds : 0;
}
