/** Importing it puts the library's own worker at hand; nothing of it is named here. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
