/** Why an alert is kept: an error as data. */
export interface Hold {
  code: string
  message: string
  nextStep: string
  isRetryable: boolean
}
