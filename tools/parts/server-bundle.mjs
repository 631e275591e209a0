/**
 * How the server becomes one file, its packages in it: Node reads one file in a third of the time that it takes to find
 * and read their thousand, and that is time in which nobody routes. What is compiled for the machine stays outside; the
 * sources' text, which only a debugger asks for, would cost as much again.
 */
export const serverBundle = [
  ...['--bundle', '--platform=node', '--format=esm', '--target=node20', '--sourcemap', '--sources-content=false'],
  ...['--external:@node-rs/argon2', '--external:pg-native'],
  // Packages that are not modules ask for others by require, which a module does not have.
  '--banner:js=import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
  '--log-level=warning',
];
