/** Languages in which Jackfield speaks to people. English is always there. */
export type Language = 'en' | 'de'

/** Prose for people, by language. English is required; a missing language falls back to it. */
export type Text = Readonly<Record<'en', string> & Partial<Record<'de', string>>>

/** The words of `text` in `language`, in English where that language has none. */
export function textIn(text: Text, language: Language = 'en'): string {
  return text[language] ?? text.en
}
