"use client";

import { BookOpen, Keyboard, LogOut, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";
import { Avatar } from "./avatar";
import { useFrame } from "./frame-store";
import { railItemClasses } from "./rail-link";
import { leave } from "./sign-out";
import { useViewer } from "./use-viewer";

export function AccountMenu({ wide }: { wide: boolean }) {
  const { viewer } = useViewer();
  const router = useRouter();
  const open = useFrame((state) => state.open);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={t("Account")}
        className={cn(railItemClasses, "h-10 pointer-coarse:h-12", wide ? "px-1.5" : "w-8 justify-center px-0")}
      >
        {viewer ? (
          <Avatar name={viewer.user.name} email={viewer.user.email} />
        ) : (
          <Skeleton className="size-6 rounded-full" />
        )}
        {wide && viewer && (
          <span className="min-w-0 flex-1 text-left leading-tight">
            <span className="block truncate text-sm text-foreground">{viewer.user.name || viewer.user.email}</span>
            <span className="block truncate text-xs">{viewer.workspace.name}</span>
          </span>
        )}
      </DropdownMenuTrigger>
      <DropdownMenuContent side="top" align="start">
        {viewer && (
          <div className="px-2 py-1.5">
            {viewer.user.name && <p className="truncate font-medium">{viewer.user.name}</p>}
            <p className="truncate text-sm text-muted-foreground">{viewer.user.email}</p>
          </div>
        )}
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => router.push("/settings")}>
          <UserRound aria-hidden />
          {t("Profile")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => router.push("/docs")}>
          <BookOpen aria-hidden />
          {t("API documentation")}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => open("shortcuts")} shortcut="?">
          <Keyboard aria-hidden />
          {t("Keyboard shortcuts")}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void leave()}>
          <LogOut aria-hidden />
          {t("Sign out")}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
