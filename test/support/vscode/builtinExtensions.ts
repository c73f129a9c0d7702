/**
 * The environment of a VS Code's server that leaves these extensions out, which come with it, as `publisher.name`.
 *
 * Copilot's is always left out. A profile whose settings turn AI features off disables it as the window opens; in some
 * three of a hundred windows its extensions are known by then, and VS Code starts the extension hosts anew. Where that
 * comes while the first one is starting, the first one stays, and the extension under test runs in both.
 */
export function withoutBuiltinExtensions(...extensions: readonly string[]): NodeJS.ProcessEnv {
  return { VSCODE_SKIP_BUILTIN_EXTENSIONS: ["GitHub.copilot-chat", ...extensions].join() };
}
