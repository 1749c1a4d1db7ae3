import { JackfieldError, RejectedError } from '@jackfield/core'
import type { Id, OperationId } from '@jackfield/core'
import { largestPage } from '../listing.ts'
import type { Tenant } from '../tenant.ts'
import { deviceQuestionWire } from '../wire/device.ts'
import { receiveList } from '../wire/received.ts'

/**
 * Writes a device of a kind. What ConnectWise does where the required questions of a type are not answered is not published: where it refuses,
 * the error names them beside its text.
 */
export async function writeOfKind<T>(tenant: Tenant, kindId: Id, operation: OperationId, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!RejectedError.isInstance(error)) throw error
    const questions = await requiredQuestions(tenant, kindId, operation)
    throw questions.length === 0 ? error : withQuestions(error, questions)
  }
}

/**
 * None where they can't be read: the role of a member that writes devices need not have Table Setup. One page, the largest, holds the
 * questions of any type; they only explain a refusal.
 */
async function requiredQuestions(tenant: Tenant, kindId: Id, operation: OperationId): Promise<readonly string[]> {
  try {
    const { data } = await tenant.client.for(operation, 'sync').GET('/company/configurations/types/{parentId}/questions', {
      params: { path: { parentId: kindId }, query: { orderBy: 'id asc', pageSize: largestPage } },
    })
    const questions = receiveList(deviceQuestionWire, data, { operation, isWrite: false }).map(({ wire }) => wire)
    return questions
      .filter(({ requiredFlag, inactiveFlag }) => requiredFlag === true && inactiveFlag !== true)
      .map(({ question }) => question ?? 'without a text')
  } catch (error) {
    if (JackfieldError.isInstance(error)) return []
    throw error
  }
}

const mostNamed = 5

function withQuestions(error: RejectedError, questions: readonly string[]): RejectedError {
  const names = questions.slice(0, mostNamed).map((question) => `“${question.length > 100 ? `${question.slice(0, 99)}…` : question}”`)
  const rest = questions.length > mostNamed ? ` and ${questions.length - mostNamed} more` : ''
  return new RejectedError({
    connector: error.connector,
    operation: error.operation,
    outcome: error.outcome,
    couldBe: error.couldBe,
    vendor: error.vendor,
    cause: error,
    message: `${error.message.replace(/(?<![.!?…])$/, '.')} Its type has required questions, which are not answered from here: ${names.join(', ')}${rest}.`,
    nextStep: `If it is about the questions, make them optional in the configuration type or choose another kind (\`--kind\`). Else: ${error.nextStep}`,
  })
}
