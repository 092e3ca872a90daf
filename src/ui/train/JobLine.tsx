import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
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
    return {
      job: one.job,
      name: t("{trainings, plural, one {Training} other {Training {trainings, number}}}", {
        trainings,
      }),
    };
  });
  return (
    <section aria-label={t("Jobs")} className="job-line">
      <h2>{t("In line")}</h2>
      <ol>
        {study && (
          <li>
            <span>{t("{title}: runs now", { title: study.title })}</span>
            <Button
              className="button small"
              aria-label={t("Stop {title}", { title: study.title })}
              onPress={() => takeOut(study.job)}
            >
              {t("Stop")}
            </Button>
          </li>
        )}
        {waiting.map(({ job, name }) => (
          <li key={job}>
            <span>{t("{name}: waits", { name })}</span>
            <Button
              className="button small"
              aria-label={t("Take {name} out of the line", { name })}
              onPress={() => takeOut(job)}
            >
              {t("Take out")}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
