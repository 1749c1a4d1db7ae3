import { connectorConformance } from '@jackfield/testkit'
import { sandbox } from '../sandbox/index.ts'
import { connector } from '../src/index.ts'

connectorConformance({ connector, sandbox })
