import { Button } from "react-aria-components";

/** The page that is shown when the app itself cannot go on. */
export function Failure({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <main className="message-page" role="alert">
      <h1>Something went wrong</h1>
      <p>{message}</p>
      <p>What was saved is still stored in this browser.</p>
      <Button className="button primary" onPress={onRetry}>
        Try again
      </Button>
    </main>
  );
}
