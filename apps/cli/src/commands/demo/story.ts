/** What the demo can show. The first is told where none is named. */
export const stories = ['tickets', 'discovery'] as const

export type Story = (typeof stories)[number]

/** One story, told to its end. */
export interface Told {
  readonly document: Readonly<Record<string, unknown>>
  /** One line for each part. */
  readonly summary: readonly string[]
}
