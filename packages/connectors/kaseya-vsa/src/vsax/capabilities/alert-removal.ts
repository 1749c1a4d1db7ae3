import { JackfieldError, NotFoundError, NotTakenError, UnreadableReplyError } from '@jackfield/core'
import type { AlertRemoval, Id } from '@jackfield/core'
import { isDigits } from '../../company-query.ts'
import type { VsaxClient } from '../client.ts'
import { dataOf } from '../envelope.ts'

const operation = 'alertRemoval.remove'

/** A notification has no end but this one. One outside the token's organization scope answers as one that is gone. */
export function alertRemoval(client: VsaxClient): AlertRemoval {
  return {
    async remove(id) {
      // No notification has such an id; in the path it would be another address of the API: /notifications/webhooks.
      if (!isDigits(id)) return
      const wasThere = await deleteNotification(client, id)
      if (wasThere && (await isStillThere(client, id))) throw stillThere(id)
    },
  }
}

async function deleteNotification(client: VsaxClient, id: Id): Promise<boolean> {
  try {
    await client.for(operation, 'alert').DELETE('/notifications/{id}', { params: { path: { id } } })
    return true
  } catch (error) {
    if (NotFoundError.isInstance(error)) return false
    throw error
  }
}

/** The removal was answered; where only the look afterwards fails, the error says so. Asking again does no harm. */
async function isStillThere(client: VsaxClient, id: Id): Promise<boolean> {
  try {
    const { data } = await client.for(operation, 'alert').GET('/notifications/{id}', { params: { path: { id } } })
    const notification = dataOf(data, { operation, isWrite: false })
    return notification !== null && notification !== undefined
  } catch (error) {
    if (NotFoundError.isInstance(error)) return false
    if (!JackfieldError.isInstance(error)) throw error
    throw new UnreadableReplyError({
      connector: 'kaseya-vsa',
      operation,
      outcome: 'unknown',
      isRetryable: error.isRetryable,
      message: `VSA X answered that notification ${id} was deleted, but it could not be seen whether it is gone: ${error.message}`,
      nextStep: `Look at notification ${id}, or remove it once more. ${error.nextStep}`,
      cause: error,
    })
  }
}

function stillThere(id: Id): NotTakenError {
  return new NotTakenError({
    connector: 'kaseya-vsa',
    operation,
    outcome: 'rejected',
    message: `VSA X answered success, but notification ${id} is still there.`,
    nextStep: 'Delete it in VSA X.',
  })
}
