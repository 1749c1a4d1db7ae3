/**
 * Where the keys of callbacks are served: beside the interface, under the codebase. That ends in a slash, and so the vendor's own addresses
 * have two (FACTS 6); one is taken too.
 */
export const keyPaths = ['/{codebase}//system/callbackkey/index.rails', '/{codebase}/system/callbackkey/index.rails'] as const

/** The codebase of such a path, null for any other path. */
export function codebaseOfKey(path: string): string | null {
  return /^\/([^/]+)\/{1,2}system\/callbackkey\/index\.rails\/?$/i.exec(path)?.[1] ?? null
}
