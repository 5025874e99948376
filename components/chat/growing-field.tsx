import type { ReactNode } from "react";

/** The text once more, unseen, in the same place as the field: it gives the place its height, up to eight lines. */
export function GrowingField({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="grid max-h-[172px] min-w-0 flex-1 text-base pointer-coarse:max-h-[208px] pointer-coarse:text-lg">
      <div
        aria-hidden
        className="invisible max-h-[172px] overflow-hidden pointer-coarse:max-h-[208px] py-1.5 px-1 break-words whitespace-pre-wrap [grid-area:1/1] pointer-coarse:py-2"
      >
        {text}{" "}
      </div>
      {children}
    </div>
  );
}
