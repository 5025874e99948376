"use client";

import { createContext, useContext } from "react";

const UnsavedContext = createContext<Set<string>>(new Set());

export const UnsavedProvider = UnsavedContext.Provider;

/** The sections of the page that hold something unsaved. */
export const useUnsaved = (): Set<string> => useContext(UnsavedContext);
