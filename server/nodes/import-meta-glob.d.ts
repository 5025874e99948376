/** Both bundlers this code meets (Turbopack and Vite) expand `import.meta.glob` when they build. */
interface ImportMeta {
  glob<M>(pattern: string, options: { eager: true }): Record<string, M>;
  glob<M>(pattern: string): Record<string, () => Promise<M>>;
}
