import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { addedDocuments, type Job } from "./job";
import { Passage } from "./passage";

const mostShown = 20;

/** The first of the documents that a job has added. */
export function AddedDocuments({ job }: { job: Job }) {
  const documents = addedDocuments(job);
  if (documents.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1.5 font-medium">
        {t("Added documents")}
        {documents.length > mostShown && (
          <span className="ml-1.5 font-normal text-muted-foreground">
            {rich("the first {mostShown}", { mostShown })}
          </span>
        )}
      </h3>
      <ol className="flex flex-col gap-2">
        {documents.slice(0, mostShown).map((document, index) => (
          <li key={index}>
            <Passage {...document} />
          </li>
        ))}
      </ol>
    </section>
  );
}
