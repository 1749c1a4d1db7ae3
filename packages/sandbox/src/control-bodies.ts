import { z } from 'zod'
import { faultKinds } from './fault-plan.ts'
import { SandboxInputError } from './input-error.ts'

const range = z.tuple([z.number().min(0), z.number().min(0)])

/** Bodies of the control calls. Unknown fields are refused. */
export const controlBodies = {
  nothing: z.strictObject({}).optional(),
  reset: z.strictObject({ seed: z.string().optional() }).optional(),
  advance: z.strictObject({ milliseconds: z.number().min(0) }),
  faults: z
    .strictObject({
      seed: z.number().int(),
      chances: z.partialRecord(z.enum(faultKinds), z.number().min(0).max(1)).exactOptional(),
      script: z
        .array(
          z.strictObject({
            kind: z.enum(faultKinds),
            method: z.string().exactOptional(),
            path: z.string().exactOptional(),
            after: z.number().int().min(0).exactOptional(),
            times: z.number().int().min(1).exactOptional(),
          }),
        )
        .exactOptional(),
      lateCommitSeconds: range.exactOptional(),
      slowSeconds: range.exactOptional(),
      retryAfterSeconds: z.number().min(0).exactOptional(),
      atMost: z.number().int().min(0).exactOptional(),
    })
    .nullable(),
  rights: z.union([
    z.literal('everything'),
    z.array(
      z.strictObject({
        path: z.tuple([z.string()], z.string()),
        levels: z.record(z.string(), z.string()),
        items: z.array(z.string()).exactOptional(),
      }),
    ),
  ]),
  delivery: z.strictObject({ webhookId: z.string(), recordId: z.string() }),
  newAlarm: z.strictObject({ title: z.string().min(1), deviceId: z.string().exactOptional(), ticketId: z.string().exactOptional() }),
  alarm: z.strictObject({ alarmId: z.string() }),
  happen: z.strictObject({ name: z.string(), input: z.record(z.string(), z.unknown()).optional() }),
  webhook: z.strictObject({ webhookId: z.string() }),
  technician: z.strictObject({ ticketId: z.string(), text: z.string().optional(), hours: z.number().positive().optional() }),
}

/** The body of a control call, or a `SandboxInputError` that names the field. */
export function readControlBody<T>(schema: z.ZodType<T>, body: Uint8Array): T {
  const text = new TextDecoder().decode(body).trim()
  let value: unknown
  try {
    value = text === '' ? undefined : JSON.parse(text)
  } catch {
    throw new SandboxInputError('The body is not JSON.')
  }
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new SandboxInputError(`${issue?.path.length ? issue.path.join('.') : 'The body'}: ${issue?.message ?? 'not understood'}`)
}
