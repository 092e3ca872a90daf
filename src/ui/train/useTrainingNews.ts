import { useEffect } from "react";
import { useAppStore } from "../app/useApp.ts";
import { trainingNews } from "./trainingNews.ts";

/** Has the browser tell of a training that ends while the page is hidden, if the user wants it. */
export function useTrainingNews(): void {
  const store = useAppStore();
  useEffect(
    () =>
      store.subscribe((now, before) => {
        if (now.training === before.training || !now.tellsTrained || !document.hidden) return;
        if (!("Notification" in globalThis) || Notification.permission !== "granted") return;
        const news = trainingNews(before.training, now.training);
        if (news) tell(news.title, news.body);
      }),
    [store],
  );
}

function tell(title: string, body: string): void {
  try {
    const shown = new Notification(title, { body, tag: "training" });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  } catch {
    // Some browsers of phones let no page show one by itself; the Train tab tells it all the same.
  }
}
