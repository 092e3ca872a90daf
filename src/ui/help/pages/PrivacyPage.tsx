import { t } from "../../../language/words.ts";

/** What stays, what goes out, and when. */
export function PrivacyPage() {
  return (
    <>
      <p>
        {t(
          "Texts, annotations and models stay on this computer. There is no account and no server that takes them; nothing is counted or reported. Once the app is loaded it works without a network.",
        )}
      </p>
      <h4>{t("Where things are")}</h4>
      <p>
        {t(
          "Documents and annotations lie in the browser’s database (IndexedDB), models in its private file system (OPFS), both of this site alone. They are not encrypted: who can use this browser profile can read them. “Erase everything stored here”, below the list of documents, removes both.",
        )}
      </p>
      <h4>{t("The one exception: the Hugging Face Hub")}</h4>
      <p>
        {t(
          "When you look up or download a model there, and only then, the Hub is asked for that model’s files. It learns the name of the model and what every request tells: your network address, the browser, and from where the page was opened. No text, annotation or trained model is sent. What is downloaded is checked, and used without the network from then on.",
        )}
      </p>
      <h4>{t("How that is made sure")}</h4>
      <ul>
        <li>
          {t(
            "The page carries a policy by which the browser refuses requests to any other place, in the page and in its workers.",
          )}
        </li>
        <li>
          {t(
            "Files that you open are data and no programs: text is never shown as markup, nothing in a model file is run, and archives are opened within limits.",
          )}
        </li>
        <li>
          {t("The line at the top says “nothing leaves this computer”, or what is being asked.")}
        </li>
      </ul>
      <h4>{t("What you give away yourself")}</h4>
      <p>
        {t(
          "A project file holds your texts. A trained model can hold words and names of what it learnt from: give either only to those who may read the texts.",
        )}
      </p>
    </>
  );
}
