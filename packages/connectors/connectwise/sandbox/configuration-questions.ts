import { isObject } from './body.ts'
import type { FieldError } from './errors.ts'
import type { ConfigurationQuestionRow, ConfigurationRow } from './records.ts'
import { variantOf } from './tenant.ts'
import type { Tenant } from './tenant.ts'

type Answers = ConfigurationRow['answers']

/** What is asked of each configuration of the type, in the order of the screen. */
export function questionsOf(tenant: Tenant, typeId: number): readonly ConfigurationQuestionRow[] {
  const asked = tenant.configurationQuestions.rows().filter((row) => row.typeId === typeId && !row.inactive)
  return asked.toSorted((one, other) => one.sequenceNumber - other.sequenceNumber)
}

/** The answers with those of a body's `questions`. How the vendor reads that list is not told: what it leaves out stays here. */
export function withAnswers(before: Answers, given: unknown): Answers {
  if (!Array.isArray(given)) return before
  const entries = given.filter(isObject).flatMap(({ questionId, answer }) => (typeof questionId === 'number' ? [[questionId, answer]] : []))
  return { ...before, ...Object.fromEntries(entries) }
}

/** What is wrong with the answers, as the variant has it. That the refusal has the form of a required field's is inferred. */
export function answerProblems(tenant: Tenant, typeId: number, answers: Answers): readonly FieldError[] {
  if (variantOf(tenant, 'requiredQuestions') === 'taken') return []
  const isAnswered = questionsOf(tenant, typeId).every(({ id, required }) => !required || hasAnswer(answers, id))
  if (isAnswered) return []
  const message = 'The questions field is required.'
  return [{ code: 'MissingRequiredField', message, resource: 'configuration', field: 'questions' }]
}

/** The questions of a configuration with its answers, as its record shows them. */
export function presentAnswers(tenant: Tenant, { id, typeId, answers }: ConfigurationRow): readonly object[] {
  return questionsOf(tenant, typeId).map((row) => ({
    ...(hasAnswer(answers, row.id) ? { answerId: id * 1000 + row.id } : {}),
    questionId: row.id,
    question: row.question,
    ...(hasAnswer(answers, row.id) ? { answer: answers[row.id] } : {}),
    sequenceNumber: row.sequenceNumber,
    numberOfDecimals: 0,
    fieldType: row.fieldType,
    requiredFlag: row.required,
  }))
}

function hasAnswer(answers: Answers, questionId: number): boolean {
  const answer = answers[questionId]
  return answer !== undefined && answer !== null && answer !== ''
}
