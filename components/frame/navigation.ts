import {
  Bot,
  Braces,
  Inbox,
  UserRoundCheck,
  KeyRound,
  LayoutTemplate,
  LibraryBig,
  LockKeyhole,
  type LucideIcon,
  MessageCircle,
  MessagesSquare,
  Settings,
  Timer,
  Wrench,
} from "lucide-react";
import { msg, type Wording } from "@/components/words/msg";

export interface Destination {
  href: string;
  label: Wording;
  icon: LucideIcon;
  /** Second key of the two-key shortcut that starts with G. */
  key: string;
}

export const navigation: readonly (readonly Destination[])[] = [
  [
    { href: "/chatflows", label: msg("Chatflows"), icon: MessagesSquare, key: "c" },
    { href: "/agentflows", label: msg("Agentflows"), icon: Bot, key: "a" },
    { href: "/chat", label: msg("Chats"), icon: MessageCircle, key: "t" },
    { href: "/executions", label: msg("Executions"), icon: Timer, key: "e" },
    { href: "/inbox", label: msg("Inbox"), icon: UserRoundCheck, key: "i" },
    { href: "/messages", label: msg("Messages"), icon: Inbox, key: "m" },
    { href: "/templates", label: msg("Templates"), icon: LayoutTemplate, key: "p" },
    { href: "/documents", label: msg("Documents"), icon: LibraryBig, key: "d" },
  ],
  [
    { href: "/tools", label: msg("Tools"), icon: Wrench, key: "o" },
    { href: "/credentials", label: msg("Credentials"), icon: LockKeyhole, key: "r" },
    { href: "/variables", label: msg("Variables"), icon: Braces, key: "v" },
    { href: "/api-keys", label: msg("API keys"), icon: KeyRound, key: "k" },
  ],
];

export const settingsDestination: Destination = { href: "/settings", label: msg("Settings"), icon: Settings, key: "s" };

export const allDestinations: readonly Destination[] = [...navigation.flat(), settingsDestination];

/** A page belongs to a destination when it is that page or lies below it. */
export const isAt = (pathname: string, href: string): boolean => pathname === href || pathname.startsWith(`${href}/`);

/** A flow's own page, where the rail steps back. */
export const isCanvas = (pathname: string): boolean => /^\/(chatflows|agentflows)\/[^/]+$/.test(pathname);
