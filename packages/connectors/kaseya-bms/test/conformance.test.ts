import { kaseyaBms } from '@jackfield/kaseya-bms'
import { sandbox } from '@jackfield/kaseya-bms/sandbox'
import { connectorConformance } from '@jackfield/testkit'

connectorConformance({ connector: kaseyaBms, sandbox })
