/** The looks that the drop-down menu and the context menu share. */
export const menuClasses = {
  content:
    "z-50 min-w-48 max-w-80 overflow-y-auto rounded-md bg-popover p-1 text-popover-foreground shadow-float outline-none data-[state=open]:animate-enter",
  item: "relative flex cursor-pointer items-center gap-2 rounded-sm px-2 py-1.5 text-base outline-none select-none data-[highlighted]:bg-hover data-[disabled]:pointer-events-none data-[disabled]:opacity-50 pointer-coarse:py-2.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground",
  destructive: "text-danger [&_svg]:text-danger",
  label: "px-2 pt-2 pb-1 text-xs font-medium text-muted-foreground",
  separator: "-mx-1 my-1 h-px bg-border",
  shortcut: "ml-auto pl-4 text-xs text-muted-foreground",
} as const;
