// Written by `node tooling/generate.ts` from the folders of packages/connectors. Do not edit.
import type { AnyConnector } from '@jackfield/core'
import type { VendorSandbox } from '@jackfield/sandbox'

/** A connector that comes with this app. Nothing of it is loaded before it is asked for. */
export interface BuiltInConnector {
  readonly package: string
  readonly connector: () => Promise<AnyConnector>
  readonly sandbox: () => Promise<VendorSandbox>
}

/** By id. */
export const connectors: Readonly<Record<string, BuiltInConnector>> = {
  autotask: {
    package: '@jackfield/autotask',
    connector: () => import('@jackfield/autotask').then((loaded) => loaded.connector),
    sandbox: () => import('@jackfield/autotask/sandbox').then((loaded) => loaded.sandbox),
  },
  connectwise: {
    package: '@jackfield/connectwise',
    connector: () => import('@jackfield/connectwise').then((loaded) => loaded.connector),
    sandbox: () => import('@jackfield/connectwise/sandbox').then((loaded) => loaded.sandbox),
  },
  'kaseya-bms': {
    package: '@jackfield/kaseya-bms',
    connector: () => import('@jackfield/kaseya-bms').then((loaded) => loaded.connector),
    sandbox: () => import('@jackfield/kaseya-bms/sandbox').then((loaded) => loaded.sandbox),
  },
  'kaseya-vsa': {
    package: '@jackfield/kaseya-vsa',
    connector: () => import('@jackfield/kaseya-vsa').then((loaded) => loaded.connector),
    sandbox: () => import('@jackfield/kaseya-vsa/sandbox').then((loaded) => loaded.sandbox),
  },
}
