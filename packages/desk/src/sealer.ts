/** Seals secrets so that they may rest in the database. The host's vault is one. */
export interface Sealer {
  /** `about` says what the text belongs to: it can be opened for nothing else. */
  seal(plain: string, about: string): string
  open(sealed: string, about: string): string
}
