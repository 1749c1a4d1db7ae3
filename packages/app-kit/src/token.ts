import { instanceCachingFactory } from 'tsyringe'
import type { DependencyContainer } from 'tsyringe'

declare const provided: unique symbol

/** A name in the container that knows the type behind it; tsyringe's own tokens don't. */
export interface Token<T> {
  readonly key: symbol
  readonly [provided]?: T
}

/** A new name. `name` is for error texts alone: two tokens of one name are two. */
export function token<T>(name: string): Token<T> {
  return { key: Symbol(name) }
}

/** Says how `what` is made. It is made once, when it is first asked for. */
export function bind<T>(container: DependencyContainer, what: Token<T>, make: (container: DependencyContainer) => T): void {
  container.register<T>(what.key, { useFactory: instanceCachingFactory(make) })
}

/** Says what it is. */
export function bindValue<T>(container: DependencyContainer, what: Token<T>, value: T): void {
  container.register<T>(what.key, { useValue: value })
}

/** What was bound, made now if nobody asked before. */
export function get<T>(container: DependencyContainer, what: Token<T>): T {
  return container.resolve<T>(what.key)
}
