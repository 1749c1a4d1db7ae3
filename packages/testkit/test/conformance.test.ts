import { connectorConformance } from '../src/index.ts'
import { acmeConnector } from './sample/acme-connector.ts'
import { acmeSandbox } from './sample/acme-sandbox.ts'

connectorConformance({ connector: acmeConnector(), sandbox: acmeSandbox })
