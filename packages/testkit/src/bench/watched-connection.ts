import type { ConnectionV1, Listing } from '@jackfield/core'

/** Told of each error that leaves a connection, with the operation that was called. */
export type ErrorObserver = (error: unknown, operation: string) => void

/** The same connection, with every error that leaves it shown to `observe` on its way. */
export function watchConnection(connection: ConnectionV1, observe: ErrorObserver): ConnectionV1 {
  const capabilities = Object.fromEntries(
    Object.entries(connection.capabilities).map(([name, capability]) => [name, watchMethods(capability as object, name, observe)]),
  )
  return watchMethods({ ...connection, ...methodsOf(connection), capabilities }, 'connection', observe)
}

/** Bound, so that a connection that is an instance of a class works too. */
function methodsOf(connection: ConnectionV1): Pick<ConnectionV1, 'check' | 'close'> {
  return { check: () => connection.check(), close: () => connection.close() }
}

/** The proxy stands before an empty object, for one before a frozen object may not answer with other functions. */
function watchMethods<T extends object>(object: T, name: string, observe: ErrorObserver): T {
  return new Proxy({} as T, {
    get(_, key) {
      const member: unknown = Reflect.get(object, key)
      if (typeof member !== 'function' || typeof key !== 'string') return member
      return (...inputs: unknown[]) => watchResult(() => Reflect.apply(member, object, inputs) as unknown, `${name}.${key}`, observe)
    },
  })
}

function watchResult(call: () => unknown, operation: string, observe: ErrorObserver): unknown {
  let result: unknown
  try {
    result = call()
  } catch (error) {
    observe(error, operation)
    throw error
  }
  if (result instanceof Promise) {
    return result.catch((error: unknown) => {
      observe(error, operation)
      throw error
    })
  }
  return isListing(result) ? watchListing(result, operation, observe) : result
}

function isListing(value: unknown): value is Listing<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'pages' in value
}

function watchListing(listing: Listing<unknown>, operation: string, observe: ErrorObserver): Listing<unknown> {
  return {
    visibleTo: listing.visibleTo,
    all: () => watchResult(() => listing.all(), operation, observe) as Promise<readonly unknown[]>,
    pages: () => watchWalk(listing.pages(), operation, observe),
    [Symbol.asyncIterator]: () => watchWalk(listing, operation, observe),
  }
}

async function* watchWalk<T>(walk: AsyncIterable<T>, operation: string, observe: ErrorObserver): AsyncGenerator<T> {
  try {
    yield* walk
  } catch (error) {
    observe(error, operation)
    throw error
  }
}
