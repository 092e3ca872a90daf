import { t, word } from "../language/words.ts";

/** An encoder of the Hub that is worth trying. */
export interface Recommended {
  /** On the Hub. */
  readonly name: string;
  /** In English: `say` says them in the language of the page. */
  readonly field: string;
  readonly languages: string;
  /** Of what is downloaded, about. */
  readonly megabytes: number;
  /** As its card names it; null where it says nothing. */
  readonly licence: string | null;
  /** The kind of encoder, in words. */
  readonly kind: string;
  /** One sentence. */
  readonly says: string;
  /** What was measured with it here, in one sentence; null: nothing. */
  readonly measured: string | null;
}

/**
 * By field and language. Sizes, licences and files were written down without asking the Hub, some from
 * memory: it is asked for what is so before anything is downloaded.
 */
export const RECOMMENDED: readonly Recommended[] = [
  {
    name: "sentence-transformers/all-MiniLM-L6-v2",
    field: word("general"),
    languages: word("English"),
    megabytes: 91,
    licence: "apache-2.0",
    kind: "BERT",
    get says() {
      return t("Small and fast: the bundled models began with it.");
    },
    get measured() {
      return t("Measured on CoNLL04 and ADE: docs/accuracy.md.");
    },
  },
  {
    name: "google/electra-small-discriminator",
    field: word("general"),
    languages: word("English"),
    megabytes: 54,
    licence: "apache-2.0",
    kind: "ELECTRA",
    get says() {
      return t("The smallest of these; pytorch_model.bin alone.");
    },
    measured: null,
  },
  {
    name: "distilbert/distilroberta-base",
    field: word("general"),
    languages: word("English"),
    megabytes: 331,
    licence: "apache-2.0",
    kind: "RoBERTa",
    get says() {
      return t("RoBERTa with half of its layers: nearly as good, twice as fast.");
    },
    measured: null,
  },
  {
    name: "google-bert/bert-base-cased",
    field: word("general"),
    languages: word("English"),
    megabytes: 436,
    licence: "apache-2.0",
    kind: "BERT",
    get says() {
      return t("The encoder that SpERT was published with.");
    },
    measured: null,
  },
  {
    name: "FacebookAI/roberta-base",
    field: word("general"),
    languages: word("English"),
    megabytes: 499,
    licence: "mit",
    kind: "RoBERTa",
    get says() {
      return t("Trained for longer and on more text than BERT.");
    },
    measured: null,
  },
  {
    name: "numind/NuNER-v2.0",
    get field() {
      return t("few examples of entities");
    },
    languages: word("English"),
    megabytes: 499,
    licence: "mit",
    kind: "RoBERTa",
    get says() {
      return t(
        "RoBERTa that was trained further to tell entities of very many types apart, for projects with few examples.",
      );
    },
    measured: null,
  },
  {
    name: "distilbert/distilbert-base-multilingual-cased",
    field: word("general"),
    languages: word("104 languages"),
    megabytes: 542,
    licence: "apache-2.0",
    kind: "DistilBERT",
    get says() {
      return t("The smallest of these for many languages.");
    },
    measured: null,
  },
  {
    name: "FacebookAI/xlm-roberta-base",
    field: word("general"),
    languages: word("100 languages"),
    megabytes: 1120,
    licence: "mit",
    kind: "XLM-RoBERTa",
    get says() {
      return t("The usual choice for languages other than English; most of its size is its words.");
    },
    measured: null,
  },
  {
    name: "almanach/camembert-base",
    field: word("general"),
    languages: word("French"),
    megabytes: 445,
    licence: "mit",
    kind: "CamemBERT",
    get says() {
      return t("RoBERTa of French.");
    },
    measured: null,
  },
  {
    name: "allenai/scibert_scivocab_uncased",
    field: word("science"),
    languages: word("English"),
    megabytes: 442,
    licence: null,
    kind: "BERT",
    get says() {
      return t("Trained on scientific papers, with words of its own; pytorch_model.bin alone.");
    },
    measured: null,
  },
  {
    name: "michiyasunaga/BioLinkBERT-base",
    field: word("biomedicine"),
    languages: word("English"),
    megabytes: 433,
    licence: "apache-2.0",
    kind: "BERT",
    get says() {
      return t(
        "Trained on abstracts of PubMed together with those that they cite; pytorch_model.bin alone.",
      );
    },
    measured: null,
  },
  {
    name: "microsoft/BiomedNLP-BiomedBERT-base-uncased-abstract-fulltext",
    field: word("biomedicine"),
    languages: word("English"),
    megabytes: 440,
    licence: "mit",
    kind: "BERT",
    get says() {
      return t(
        "Trained on abstracts and articles of PubMed from the start; pytorch_model.bin alone.",
      );
    },
    measured: null,
  },
  {
    name: "emilyalsentzer/Bio_ClinicalBERT",
    get field() {
      return t("clinical notes");
    },
    languages: word("English"),
    megabytes: 436,
    licence: "mit",
    kind: "BERT",
    get says() {
      return t("Trained on notes of hospitals; pytorch_model.bin alone.");
    },
    measured: null,
  },
  {
    name: "nlpaueb/sec-bert-base",
    field: word("finance"),
    languages: word("English"),
    megabytes: 439,
    licence: "cc-by-sa-4.0",
    kind: "BERT",
    get says() {
      return t("Trained on yearly reports of companies; pytorch_model.bin alone.");
    },
    measured: null,
  },
  {
    name: "nlpaueb/legal-bert-base-uncased",
    field: word("law"),
    languages: word("English"),
    megabytes: 440,
    licence: "cc-by-sa-4.0",
    kind: "BERT",
    get says() {
      return t("Trained on laws, contracts and cases; pytorch_model.bin alone.");
    },
    measured: null,
  },
];
