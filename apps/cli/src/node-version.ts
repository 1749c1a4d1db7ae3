/** The oldest Node that Jackfield runs on: undici 8 asks for it. */
export const oldestNode = '22.19.0'

/** One line for a person whose Node is too old; null where it will do. `version` is `process.versions.node`. */
export function complainAboutNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = oldestNode.split('.').map(Number)
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return null
  return `Jackfield needs Node ${neededMajor}.${neededMinor} or newer, this is ${version}. Install a newer Node from https://nodejs.org and run it again.`
}
