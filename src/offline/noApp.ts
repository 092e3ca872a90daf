const TEXT = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Spanloom</title>
  </head>
  <body>
    <h1>Spanloom cannot be opened now</h1>
    <p>
      Some of the app’s own files are missing in this browser, and the server that has them cannot be
      reached. Your documents and models are still stored here.
    </p>
    <p>Open this page again when you are connected: the missing files are then fetched.</p>
    <p><a href="./">Try again</a></p>
  </body>
</html>
`;

/** What is shown where the app's files are neither kept nor to be had. */
export const NO_APP = (): Response =>
  new Response(TEXT, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
