/** Where tokens are made. German words of the screen only where a published page shows them (Autotask's page on the Kaseya extension). */
export const tokenPlaces: Readonly<Record<'9' | 'X', { readonly en: string; readonly de: string }>> = {
  '9': {
    en: 'System > User Security > Users > (user) > Access Tokens',
    de: 'System > Benutzersicherheit > Benutzer > (Benutzer) > Zugriffstoken',
  },
  X: {
    en: 'Configuration > API Access > Third-Party Tokens',
    de: 'Configuration > API Access > Third-Party Tokens',
  },
}
