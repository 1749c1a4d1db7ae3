const special = /[\\^$.*+?()[\]{}|/-]/g

/**
 * The pattern of a `like`: `%` and `*` stand for any run of characters. `[[]` is a bracket (FACTS 2); that brackets with other characters
 * stand for one of these is inferred from it, for SQL Server needs `[[]` for that very reason. Text is compared in any case, as SQL servers
 * do by default: case sensitivity is not in the facts.
 */
export function likePattern(pattern: string): RegExp {
  const source = pattern.replace(/[%*]+|\[([^\]]+)\]|[^%*]/gs, (part: string, set: string | undefined) => {
    if (set !== undefined) return `[${escaped(set)}]`
    return /^[%*]/.test(part) ? '.*' : escaped(part)
  })
  return new RegExp(`^${source}$`, 'is')
}

function escaped(text: string): string {
  return text.replace(special, '\\$&')
}
