import { Button } from "react-aria-components";
import { useApp } from "../app/useApp.ts";

/** What has the device beside the training that is shown, and what waits in line for it. */
export function JobLine() {
  const line = useApp((s) => s.line);
  const study = useApp((s) => s.study);
  const takeOut = useApp((s) => s.takeOutOfLine);
  if (line.length === 0 && !study) return null;
  let trainings = 0;
  const waiting = line.map((one) => {
    if (one.kind === "study") return { job: one.job, name: one.title };
    trainings += 1;
    return { job: one.job, name: trainings === 1 ? "Training" : `Training ${trainings}` };
  });
  return (
    <section aria-label="Jobs" className="job-line">
      <h2>In line</h2>
      <ol>
        {study && (
          <li>
            <span>{study.title}: runs now</span>
            <Button
              className="button small"
              aria-label={`Stop ${study.title}`}
              onPress={() => takeOut(study.job)}
            >
              Stop
            </Button>
          </li>
        )}
        {waiting.map(({ job, name }) => (
          <li key={job}>
            <span>{name}: waits</span>
            <Button
              className="button small"
              aria-label={`Take ${name} out of the line`}
              onPress={() => takeOut(job)}
            >
              Take out
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
