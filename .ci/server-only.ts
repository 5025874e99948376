// Stands in for the package of the same name, which throws wherever Next's bundler has not replaced it.
export {};
