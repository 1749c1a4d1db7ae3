import { connectwise } from '@jackfield/connectwise'
import { sandbox } from '@jackfield/connectwise/sandbox'
import { connectorConformance } from '@jackfield/testkit'

connectorConformance({ connector: connectwise, sandbox })
