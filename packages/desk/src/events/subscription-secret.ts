/** What a subscription's secret is sealed for: it can be opened for no other. */
export function aboutSecret(workspace: string, subscriptionId: string): string {
  return `${workspace}/subscriptions/${subscriptionId}`
}
