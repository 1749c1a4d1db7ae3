/** Why an alert, a link or a run can not go on: an error as data. */
export interface Hold {
  code: string
  message: string
  nextStep: string
  isRetryable: boolean
}
