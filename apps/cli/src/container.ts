import { container as root } from 'tsyringe'
import type { DependencyContainer } from 'tsyringe'
import { bind, bindValue, closing, get, opening, token } from '@jackfield/app-kit'
import type { Closing, Opening } from '@jackfield/app-kit'
import type { Transport } from '@jackfield/connector-kit'
import type { Clock, Logger } from '@jackfield/core'
import type { Desk, Store } from '@jackfield/desk'
import type { ConnectionBook, ConnectionBooks, ConnectorRegistry, Database, Home, MasterKey } from '@jackfield/host'
import type { App, Environment } from './app.ts'
import { builtInConnectors } from './built-in-connectors.ts'
import { createLogger } from './cli-logger.ts'
import { canPrompt, createPrompts } from './input/prompts.ts'
import type { Interruption } from './interruption.ts'
import type { Screen } from './output/screen.ts'

/** What differs from one run to the next. */
export interface AppOptions {
  /** `--home`; null: the environment's, else the user's. */
  readonly home: string | null
  readonly env: Environment
  readonly screen: Screen
  readonly interruption: Interruption
  readonly secrets: Set<string>
  /** Connectors of another home than this. */
  readonly registry?: Opening<ConnectorRegistry>
}

const Options = token<AppOptions>('Options')
const ClosingToken = token<Closing>('Closing')
const OpenClock = token<Opening<Clock>>('OpenClock')
const LoggerToken = token<Logger>('Logger')
const OpenHome = token<Opening<Home>>('OpenHome')
const OpenMasterKey = token<Opening<MasterKey>>('OpenMasterKey')
const OpenRegistry = token<Opening<ConnectorRegistry>>('OpenRegistry')
const OpenDatabase = token<Opening<Database>>('OpenDatabase')
const OpenStore = token<Opening<Store>>('OpenStore')
const OpenBooks = token<Opening<ConnectionBooks>>('OpenBooks')
const OpenWayOut = token<Opening<Transport>>('OpenWayOut')
const OpenBook = token<Opening<ConnectionBook>>('OpenBook')
const OpenDesk = token<Opening<Desk>>('OpenDesk')

/** Wires one run. Packages are imported when something of them is first asked for: Postgres and the queue cost most of a start. */
export function createApp(options: AppOptions): App {
  const container = root.createChildContainer()
  if (options.env['JACKFIELD_KEY']) options.secrets.add(options.env['JACKFIELD_KEY'])
  bindValue(container, Options, options)
  bind(container, ClosingToken, closing)
  bind(container, OpenClock, () => opening(async () => (await import('@jackfield/connector-kit')).systemClock))
  bind(container, LoggerToken, () => createLogger(options.env['JACKFIELD_DEBUG'] ? 'debug' : 'none', options.secrets))
  bind(container, OpenHome, homeOf)
  bind(container, OpenMasterKey, masterKeyOf)
  bind(container, OpenRegistry, registryOf)
  bind(container, OpenDatabase, databaseOf)
  bind(container, OpenStore, storeOf)
  bind(container, OpenBooks, booksOf)
  bind(container, OpenWayOut, wayOutOf)
  bind(container, OpenBook, bookOf)
  bind(container, OpenDesk, deskOf)
  return {
    env: options.env,
    screen: options.screen,
    prompts: canPrompt(options.screen.isJson) ? createPrompts() : null,
    logger: get(container, LoggerToken),
    interruption: options.interruption,
    secrets: options.secrets,
    home: get(container, OpenHome),
    masterKey: get(container, OpenMasterKey),
    registry: get(container, OpenRegistry),
    store: get(container, OpenStore),
    book: get(container, OpenBook),
    desk: get(container, OpenDesk),
    close: () => get(container, ClosingToken).closeAll(),
  }
}

function homeOf(container: DependencyContainer): Opening<Home> {
  const { home, env } = get(container, Options)
  return opening(async () => (await import('@jackfield/host')).openHome(home, env))
}

function masterKeyOf(container: DependencyContainer): Opening<MasterKey> {
  const home = get(container, OpenHome)
  const { env, screen } = get(container, Options)
  return opening(async () => {
    const key = await (await import('@jackfield/host')).masterKey(await home(), env)
    if (key.isNew && key.file !== null) {
      screen.note(
        `Settings will rest encrypted. Their key is the new file ${key.file}: keep a copy of it, for without it they can’t be read.`,
      )
    }
    return key
  })
}

function registryOf(container: DependencyContainer): Opening<ConnectorRegistry> {
  const { registry } = get(container, Options)
  if (registry) return registry
  const home = get(container, OpenHome)
  return opening(async () => (await import('@jackfield/host')).createConnectorRegistry(builtInConnectors(), await home()))
}

function databaseOf(container: DependencyContainer): Opening<Database> {
  const home = get(container, OpenHome)
  const { env, screen } = get(container, Options)
  return opening(async () => {
    const { openDatabase } = await import('@jackfield/host')
    const opened = await home()
    const database = await screen.during('Opening the database', (progress) =>
      openDatabase({ home: opened, env, onProgress: (line) => progress.say(line) }),
    )
    get(container, Options).secrets.add(new URL(database.url).password)
    get(container, ClosingToken).add(() => database.close())
    return database
  })
}

function storeOf(container: DependencyContainer): Opening<Store> {
  const database = get(container, OpenDatabase)
  return opening(async () => {
    const { url } = await database()
    const store = (await import('@jackfield/desk')).openStore(url)
    get(container, ClosingToken).add(() => store.close())
    return store
  })
}

/** Of every workspace, for a worker takes the jobs of all. Only in the default one is whoever adds connections the operator himself. */
function booksOf(container: DependencyContainer): Opening<ConnectionBooks> {
  return opening(async () => {
    const [{ createConnectionBooks, createVault }, { defaultWorkspace }] = await Promise.all([
      import('@jackfield/host'),
      import('@jackfield/desk'),
    ])
    // The key first: a wrong one should say so before a database is made.
    const { key } = await get(container, OpenMasterKey)()
    const books = createConnectionBooks({
      store: await get(container, OpenStore)(),
      vault: createVault(key),
      registry: await get(container, OpenRegistry)(),
      clock: await get(container, OpenClock)(),
      logger: get(container, LoggerToken),
      signal: get(container, Options).interruption.signal,
      allowHosts: (await get(container, OpenHome)()).config.allowHosts,
      privateNetwork: (workspace) => (workspace === defaultWorkspace ? 'by-setting' : 'by-allow-list'),
    })
    get(container, ClosingToken).add(() => books.close())
    return books
  })
}

function bookOf(container: DependencyContainer): Opening<ConnectionBook> {
  return opening(async () => {
    const { defaultWorkspace } = await import('@jackfield/desk')
    return (await get(container, OpenBooks)()).of(defaultWorkspace)
  })
}

function wayOutOf(container: DependencyContainer): Opening<Transport> {
  return opening(async () => {
    const { allowHosts } = (await get(container, OpenHome)()).config
    const wayOut = (await import('@jackfield/host')).openWayOut({ allowHosts })
    get(container, ClosingToken).add(() => wayOut.close())
    return wayOut
  })
}

function deskOf(container: DependencyContainer): Opening<Desk> {
  return opening(async () => {
    const [{ createDesk, defaultWorkspace }, { createVault }] = await Promise.all([import('@jackfield/desk'), import('@jackfield/host')])
    const books = await get(container, OpenBooks)()
    const desk = createDesk({
      store: await get(container, OpenStore)(),
      workspace: defaultWorkspace,
      connections: books.source,
      logger: get(container, LoggerToken),
      sealer: createVault((await get(container, OpenMasterKey)()).key),
      fetch: (await get(container, OpenWayOut)()).fetch,
    })
    get(container, ClosingToken).add(() => desk.close())
    return desk
  })
}
