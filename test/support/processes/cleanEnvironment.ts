/**
 * Settings of the npm script, the editor or the container that this process was started from. A program started
 * from here would obey them: npm would change its configuration, code-server would hand its work to the running editor.
 */
const inherited =
  /^(npm_|VSCODE_|ELECTRON_|CODE_SERVER_|CS_|NODE_OPTIONS$|PORT$|PASSWORD$|HASHED_PASSWORD$)/i;

export function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}
